package boot

import (
	"context"

	"feltbog/app/coordination"
)

// TakeInAll takes in what lies at these places: at the coordinator's the
// laptops' parcels, at a laptop the coordinator's return files.
func (a *App) TakeInAll(ctx context.Context, places []string, look bool, watch coordination.Progress) (Batch, error) {
	if a.Identity().Role == Coordinator {
		return a.Office.TakeInAll(ctx, places, look, watch)
	}
	return a.Desk.ReceiveAll(ctx, places, look, watch)
}
