package boot

import (
	"context"
	"io"
	"os"

	"feltbog/app/durable"
	"feltbog/app/fault"
)

// BallastSuffix is what the file is called after the book that is let go of when the
// disk is full.
const BallastSuffix = "-ballast"

// ballast is room for hundreds of drafts, in bytes.
const ballast = 1 << 20

// KeepBallast keeps a file beside the book whose only use is to be let go of: on a
// full disk SQLite cannot even delete, and a draft must be kept all the same. A book to
// practise in has none.
func (a *App) KeepBallast() error {
	path := a.book.Path() + BallastSuffix
	if info, err := os.Stat(path); a.Identity().Practice || err == nil && info.Size() == ballast {
		return nil
	}
	return durable.Fault(durable.Write(path, 0o600, func(w io.Writer) error {
		_, err := w.Write(make([]byte, ballast))
		return err
	}))
}

// KeepDraft is Desk.Draft that also finds room on a full disk, as long as there is
// ballast.
func (a *App) KeepDraft(ctx context.Context, draft Draft) (int64, error) {
	at, err := a.Desk.Draft(ctx, draft)
	if fault.Is(err, fault.DiskFull) && os.Remove(a.book.Path()+BallastSuffix) == nil {
		a.copies.log.Warn("the ballast was let go of for a draft")
		return a.Desk.Draft(ctx, draft)
	}
	return at, err
}
