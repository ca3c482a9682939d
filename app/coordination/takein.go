package coordination

import (
	"context"
	"slices"
	"strings"
	"time"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/store"
)

// Suffix is how a parcel's name ends.
const Suffix = exchange.Suffix

// clockTolerance is how far off a sender's clock may be before it is told.
const clockTolerance = 24 * time.Hour

// TakeIn merges one parcel of a laptop. See exchange.Door.TakeIn.
func (o *Office) TakeIn(ctx context.Context, path string, look bool, watch Progress) (Account, error) {
	if err := o.coordinator(); err != nil {
		return Account{}, err
	}
	return o.door().TakeIn(ctx, path, look, watch)
}

// TakeInAll takes in the laptops' parcels in files and folders. See
// exchange.Door.TakeInAll.
func (o *Office) TakeInAll(ctx context.Context, places []string, look bool, watch Progress) (Batch, error) {
	if err := o.coordinator(); err != nil {
		return Batch{}, err
	}
	return o.door().TakeInAll(ctx, places, look, watch)
}

func (o *Office) door() exchange.Door {
	return exchange.Door{
		Book: o.book, Catalogue: o.catalogue, Spare: o.spare, Stranger: o.keep, Memory: o.memory,
		Guard: func(tx *store.Tx) exchange.Guard {
			return &guard{tx: tx, office: o.book.Identity(), catalogue: o.catalogue, judged: map[book.ID]bool{}}
		},
	}
}

// clockOff is how far a sender's clock is off, as far as a parcel can show it: it
// cannot have been sealed later than now, nor before its laptop was admitted. A
// parcel that lay on a stick for weeks is only old.
func clockOff(sealed, admitted, now int64) int64 {
	tolerance := clockTolerance.Milliseconds()
	switch {
	case sealed > now+tolerance:
		return sealed - now
	case sealed < admitted-tolerance:
		return sealed - admitted
	default:
		return 0
	}
}

func gaps(tx *store.Tx, sender store.Device) ([]Gap, error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	missing := []Gap{}
	for stream := range held {
		if stream.Device != sender.ID {
			continue
		}
		for _, run := range held.Gaps(stream) {
			missing = append(missing, Gap{Letter: sender.Letter, Scope: string(stream.Scope), First: run.First, Last: run.Last})
		}
	}
	slices.SortFunc(missing, func(a, b Gap) int { return strings.Compare(a.Scope, b.Scope) })
	return missing, nil
}
