package boot

import (
	"context"
	"errors"

	"feltbog/app/coordination"
)

// TakeInAll takes in what lies at these places: at the coordinator's the
// laptops' parcels, at a laptop the coordinator's return files. A
// backup is made before, and where an erasure came in none is kept from before it.
func (a *App) TakeInAll(ctx context.Context, places []string, look bool, watch coordination.Progress) (Batch, error) {
	if look {
		return a.takeIn(ctx, places, look, watch)
	}
	if err := a.guard(ctx); err != nil {
		return Batch{}, err
	}
	batch, err := a.takeIn(ctx, places, look, watch)
	if batch.Total.Erased > 0 {
		err = errors.Join(err, a.renew(ctx))
	}
	return batch, err
}

func (a *App) takeIn(ctx context.Context, places []string, look bool, watch coordination.Progress) (Batch, error) {
	if a.Identity().Role == Coordinator {
		return a.Office.TakeInAll(ctx, places, look, watch)
	}
	return a.Desk.ReceiveAll(ctx, places, look, watch)
}

// Receipts are the parcels taken in, latest first: at the coordinator's those of
// the laptops, at a laptop the return files.
func (a *App) Receipts(ctx context.Context) ([]Receipt, error) {
	if a.Identity().Role == Coordinator {
		return a.Office.Receipts(ctx)
	}
	received, err := a.Desk.Receipts(ctx)
	if err != nil {
		return nil, err
	}
	receipts := make([]Receipt, 0, len(received))
	for _, one := range received {
		receipts = append(receipts, Receipt{Receipt: one})
	}
	return receipts, nil
}
