package boot

import (
	"context"
	"errors"

	"feltbog/app/coordination"
)

// Erase is Office.Erase with a backup before it, in case it fails half way, and
// none after it that holds what was erased.
func (a *App) Erase(ctx context.Context, record string, fields []string, why Ground) (coordination.Erased, error) {
	if a.Identity().Role != Coordinator {
		return a.Office.Erase(ctx, record, fields, why) // refuses
	}
	if err := a.guard(ctx); err != nil {
		return coordination.Erased{}, err
	}
	done, err := a.Office.Erase(ctx, record, fields, why)
	if done.Record != "" {
		err = errors.Join(err, a.renew(ctx))
	}
	return done, err
}

// Retention is Office.Retention; no backup keeps what it took.
func (a *App) Retention(ctx context.Context, year int, look bool) (Disposal, error) {
	if look || a.Identity().Role != Coordinator {
		return a.Office.Retention(ctx, year, look)
	}
	if err := a.guard(ctx); err != nil {
		return Disposal{}, err
	}
	done, err := a.Office.Retention(ctx, year, look)
	if len(done.Expiring) > 0 {
		err = errors.Join(err, a.renew(ctx))
	}
	return done, err
}

// WriteReserve is Office.WriteReserve; no backup keeps the key that now lies in a safe.
func (a *App) WriteReserve(ctx context.Context, path string) error {
	if err := a.Office.WriteReserve(ctx, path); err != nil {
		return err
	}
	return a.renew(ctx)
}

// Trim is Office.Trim with a backup before it, and none after it that holds what was
// let go of.
func (a *App) Trim(ctx context.Context, look bool) (coordination.Trimmed, error) {
	if look || a.Identity().Role != Coordinator {
		return a.Office.Trim(ctx, look)
	}
	if err := a.guard(ctx); err != nil {
		return coordination.Trimmed{}, err
	}
	done, err := a.Office.Trim(ctx, look)
	if err == nil {
		err = a.renew(ctx)
	}
	return done, err
}
