package vault

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Remains are the pages of a book that may be damaged, as they were at the last
// commit: what the log has of a page stands for the page. They are read under
// SQLite, which would give up where one page does not open.
type Remains struct {
	vault  *Vault
	book   *os.File
	log    *os.File // nil when there is none
	logged map[int64]int64
	count  int64
}

// ErrLost is a page that cannot be read: it does not open, or the file ends before it.
var ErrLost = errors.New("vault: a page is lost")

// Remains opens what there is of the book at path, for reading only. Nobody may
// write to it meanwhile.
func (v *Vault) Remains(path string) (r *Remains, err error) {
	r = &Remains{vault: v, logged: map[int64]int64{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, r.Close())
		}
	}()
	if r.book, err = os.Open(path); err != nil {
		return r, fmt.Errorf("open remains: %w", err)
	}
	info, err := r.book.Stat()
	if err != nil {
		return r, fmt.Errorf("open remains: %w", err)
	}
	r.count = (info.Size() + pageSize - 1) / pageSize
	if first, err := r.Page(1); err == nil {
		r.count = max(r.count, pagesOf(first))
	}
	if r.log, err = os.Open(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		r.log, err = nil, nil
	}
	if err != nil {
		return r, fmt.Errorf("open remains: %w", err)
	}
	return r, r.replay()
}

// pagesOf is how many pages a book has by its first.
func pagesOf(first []byte) int64 { return int64(binary.BigEndian.Uint32(first[28:])) }

// Count is how many pages the book has.
func (r *Remains) Count() int64 { return r.count }

// Page is page n, from 1, in plain, without the bytes that SQLite leaves alone. The error is ErrLost.
func (r *Remains) Page(n int64) ([]byte, error) {
	page := make([]byte, pageSize)
	if at, ok := r.logged[n]; ok {
		frame, err := r.frame(at)
		copy(page, frame[frameHead:])
		return page[:usable], err
	}
	if _, err := r.book.ReadAt(page, (n-1)*pageSize); err != nil || hole(page) || r.vault.openPage(page, n) != nil {
		return nil, ErrLost
	}
	return page[:usable], nil
}

// replay finds the frames of the log that SQLite would count: those of its present
// round, up to the last that ends a transaction.
func (r *Remains) replay() error {
	if r.log == nil {
		return nil
	}
	head := make([]byte, logHead)
	if _, err := r.log.ReadAt(head, 0); err == io.EOF {
		return nil
	} else if err != nil {
		return fmt.Errorf("read log: %w", err)
	}
	begun := map[int64]int64{}
	for i := int64(0); ; i++ {
		frame, err := r.frame(i)
		if err != nil || string(frame[8:16]) != string(head[16:24]) {
			return nil
		}
		begun[int64(binary.BigEndian.Uint32(frame))] = i
		if size := int64(binary.BigEndian.Uint32(frame[4:])); size > 0 {
			for page, at := range begun {
				r.logged[page] = at
			}
			clear(begun)
			r.count = size
		}
	}
}

func (r *Remains) frame(i int64) ([]byte, error) {
	frame := make([]byte, frameSize)
	if _, err := r.log.ReadAt(frame, logHead+i*frameSize); err != nil || r.vault.ciphers[log].open(frame, place(i)) != nil {
		return frame, ErrLost
	}
	return frame, nil
}

// Close lets go of the files.
func (r *Remains) Close() error {
	var faults []error
	for _, file := range []*os.File{r.book, r.log} {
		if file != nil {
			faults = append(faults, file.Close())
		}
	}
	return errors.Join(faults...)
}
