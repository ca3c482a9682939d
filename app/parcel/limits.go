package parcel

import (
	"io"

	"feltbog/app/fault"
)

// Limits bound what opening a file may cost. A field left zero takes the
// standard bound: a year of everything an office writes is a hundredth of it.
type Limits struct {
	File    int64  // bytes of the file; standard 1 GiB
	Content int64  // bytes once unzipped; standard 4 GiB
	Frame   uint32 // bytes of one frame; standard 4 MiB
	Ratio   int64  // unzipped bytes for each zipped one, beyond the first 40 MiB; standard 500
}

func (l Limits) standard() Limits {
	if l.File == 0 {
		l.File = 1 << 30
	}
	if l.Content == 0 {
		l.Content = 4 << 30
	}
	if l.Frame == 0 {
		l.Frame = maxFrame
	}
	if l.Ratio == 0 {
		l.Ratio = 500
	}
	return l
}

// meter counts what is read, and refuses more than limit. It remembers the
// first true failure, which the layers above would pass on as damage.
type meter struct {
	from  io.Reader
	limit int64
	count int64
	err   error
}

func (m *meter) Read(p []byte) (int, error) {
	if m.err != nil {
		return 0, m.err
	}
	n, err := m.from.Read(p)
	m.count += int64(n)
	if m.count > m.limit {
		m.err = fault.New(fault.TooLarge)
		return 0, m.err
	}
	if err != nil && err != io.EOF {
		m.err = err
	}
	return n, err
}
