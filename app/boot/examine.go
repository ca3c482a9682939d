package boot

import (
	"context"
	"strconv"
	"time"

	"feltbog/app/fault"
	"feltbog/app/store"
)

// settingExamined is when all of the book was last found whole, in Unix milliseconds.
const settingExamined = "examined"

// week is how long a book that was found whole is believed to be.
const week = 7 * 24 * time.Hour

// Examine is ExamineNow once a week.
func (a *App) Examine(ctx context.Context) (at int64, err error) {
	if at, err = a.Examined(ctx); err != nil {
		return 0, err
	}
	if since := a.world.Now().UnixMilli() - at; 0 <= since && since < week.Milliseconds() {
		return at, nil
	}
	return a.ExamineNow(ctx)
}

// ExamineNow reads every page of the open book and tells when it was found whole, in
// Unix milliseconds. It can take as long as reading the file does, and keeps nobody
// from working; it ends at once when ctx does: Stopped. The fault is BookDamaged.
func (a *App) ExamineNow(ctx context.Context) (at int64, err error) {
	now := a.world.Now().UnixMilli()
	if err := a.book.Examine(ctx); err != nil {
		return 0, a.broken(err)
	}
	return now, a.book.Write(ctx, func(tx *store.Tx) error {
		return tx.PutSetting(settingExamined, strconv.FormatInt(now, 10))
	})
}

// Examined is when all of the book was last found whole, in Unix milliseconds; 0 for
// never.
func (a *App) Examined(ctx context.Context) (at int64, err error) {
	err = a.book.Read(ctx, func(tx *store.Tx) error {
		told, err := tx.Setting(settingExamined)
		at, _ = strconv.ParseInt(told, 10, 64) // never, or written by hand: look now
		return err
	})
	return at, err
}

// broken says of damage that was met in the open book how much of it there is.
func (a *App) broken(err error) error {
	if !fault.Is(err, fault.Damaged) {
		return err
	}
	found, surveyed := a.book.Survey()
	if surveyed != nil {
		return err
	}
	return a.world.damage(a.book.Path(), found, err)
}
