package keyfile

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"feltbog/app/durable"
	"feltbog/app/fault"
)

// Beside gives the key file of the book at path. The fault is NoKeyFile: a book
// that was moved without it, which it cannot be opened without.
func Beside(path string) (File, error) {
	file, err := os.Open(path + Suffix)
	if errors.Is(err, fs.ErrNotExist) {
		return File{}, fault.New(fault.NoKeyFile).Because(err)
	}
	if err != nil {
		return File{}, durable.Fault(err)
	}
	raw, err := io.ReadAll(io.LimitReader(file, 1<<16))
	if err := errors.Join(err, file.Close()); err != nil {
		return File{}, durable.Fault(err)
	}
	return Parse(raw)
}

// Keep writes the key file of the book at path, whole or not at all: over the one
// that stands there only when it is a change of that.
func (f File) Keep(path string) error {
	raw, err := f.Marshal()
	if err != nil {
		return err
	}
	return durable.Fault(durable.Write(path+Suffix, 0o600, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	}))
}
