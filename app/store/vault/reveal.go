package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Reveal calls visit with the plain bytes of every page in the files of the book
// at path, those of the log among them, whether SQLite still counts them or not:
// what somebody with the key would find. A page that does not open is told as
// nothing. The bytes are visit's only until it returns. A book that is open may
// be read so only while nobody writes.
func (v *Vault) Reveal(path string, visit func(page []byte)) error {
	err := each(path, 0, pageSize, func(page []byte, i int64) {
		if v.openPage(page, i+1) == nil {
			visit(page[:usable])
		}
	})
	if err != nil {
		return err
	}
	return each(path+"-wal", logHead, frameSize, func(frame []byte, i int64) {
		if v.ciphers[log].open(frame, place(i)) == nil {
			visit(frame[frameHead : frameHead+usable])
		}
	})
}

// each reads a file in pieces after a head. A file that is not there has none.
func each(path string, head int64, size int, do func(piece []byte, i int64)) error {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reveal: %w", err)
	}
	defer file.Close()
	if _, err := file.Seek(head, io.SeekStart); err != nil {
		return fmt.Errorf("reveal: %w", err)
	}
	piece := make([]byte, size)
	defer clear(piece)
	for i := int64(0); ; i++ {
		switch _, err := io.ReadFull(file, piece); err {
		case nil:
			do(piece, i)
		case io.EOF, io.ErrUnexpectedEOF:
			return nil
		default:
			return fmt.Errorf("reveal: %w", err)
		}
	}
}
