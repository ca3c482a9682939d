package coordination

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// ClockFix is by how much the clock behind some changes was put right.
type ClockFix struct {
	About   string `json:"about"`   // a parcel ("B-3"), or a run of changes
	Shift   int64  `json:"shift"`   // milliseconds added to what the clock claimed
	Changes int    `json:"changes"` // that go by another instant now
	Records int    `json:"records"` // that have one of them
	Undone  bool   `json:"undone"`
}

// FixClock says by how much the clock was wrong behind a parcel that was taken
// in, or behind a run of changes (device/scope/first-last). Everybody who learns
// of it goes by the instants put right; that decides which of several answers is
// shown while they wait, and nothing else. What the clock claimed is kept, and
// with undo it counts again.
//
// shift is added to what the clock claimed; zero takes what the parcel's account
// told. The faults are NotFound, and Required for the shift when the account
// told of nothing.
func (o *Office) FixClock(ctx context.Context, about string, shift time.Duration, undo bool, why string) (done ClockFix, err error) {
	if err := o.coordinator(); err != nil {
		return ClockFix{}, err
	}
	if why, err = reason(why); err != nil {
		return ClockFix{}, err
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		kind, _ := o.catalogue.Kind("clock_fix")
		a, told, err := claimed(tx, about)
		if err != nil {
			return err
		}
		a.kind, a.why = kind, why
		done = ClockFix{About: a.parcel, Shift: shift.Milliseconds(), Changes: a.about.Count(), Undone: undo}
		if done.Shift == 0 {
			// A clock set to the wrong date is wrong by whole days; the hours told are those of the way here.
			done.Shift = -time.Duration(told * int64(time.Millisecond)).Round(24 * time.Hour).Milliseconds()
		}
		if done.Shift == 0 && !undo {
			return fault.At("shift", fault.New(fault.Required))
		}
		values, err := a.values(tx, undo)
		if err != nil {
			return err
		}
		if !undo {
			values[book.Slot{Tag: journal.LawShift}] = book.Count(done.Shift)
		}
		if _, err := tx.Decree(journal.ClockFix, kind, a.id, values, why); err != nil {
			return fmt.Errorf("fix clock: %w", err)
		}
		done.Records = len(tx.Touched()) - 1 // the clock-fix itself is one
		return nil
	})
	return done, err
}

// claimed is the article about a parcel or a run of changes, and how far off the
// parcel's account told the clock to be, in milliseconds. Its id is the same in
// every book, so that two coordinators who put the same clock right agree.
func claimed(tx *store.Tx, about string) (a article, off int64, err error) {
	if span, ok := journal.ParseSpan(about); ok {
		run := journal.Held{span.Stream: {span.Range}}
		held, err := tx.Held()
		if len(run.Within(held)) == 0 && err == nil {
			err = fault.New(fault.NotFound)
		}
		sum := sha256.Sum256([]byte(span.String()))
		return article{id: book.ID("clock." + hex.EncodeToString(sum[:16])), parcel: about, about: run}, 0, err
	}
	taken, err := find(tx, about)
	if err != nil {
		return a, 0, err
	}
	var account Account
	if err := json.Unmarshal(taken.Account, &account); err != nil {
		return a, 0, fault.New(fault.Damaged).Because(err)
	}
	brought, err := tx.Brought(taken.ID)
	return article{id: book.ID("clock." + taken.ID), parcel: short(taken), about: brought}, account.ClockOff, err
}
