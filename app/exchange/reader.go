package exchange

import (
	"context"
	"io"

	"feltbog/app/fault"
)

// Progress watches long work: done of total, in bytes or changes. Nil is silence.
type Progress = func(done, total int64)

// reader tells how far it has come, and stops when the work is stopped.
type reader struct {
	ctx         context.Context
	from        io.Reader
	done, total int64
	watch       Progress
}

func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, fault.New(fault.Stopped).Because(err)
	}
	n, err := r.from.Read(p)
	r.done += int64(n)
	if r.watch != nil {
		r.watch(r.done, r.total)
	}
	return n, err
}
