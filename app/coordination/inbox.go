package coordination

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"feltbog/app/durable"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Waiting is a parcel that waits for its sender to be admitted.
type Waiting = exchange.Waiting

// What the inbox holds at most. A year of everything one laptop writes is a tenth
// of a parcel's bound; a coordinator with twenty strangers has been sent
// something she did not ask for.
const (
	mostWaiting  = 20        // senders
	largestWaits = 32 << 20  // bytes of one parcel
	roomToWait   = 128 << 20 // bytes in all
)

// Inbox is the parcels whose senders nobody has admitted, in the order they came.
// They are sealed: what they tell is what they claim.
func (o *Office) Inbox(ctx context.Context) (inbox []Waiting, err error) {
	if err := o.coordinator(); err != nil {
		return nil, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		waiting, err := tx.Waiting()
		inbox = make([]Waiting, 0, len(waiting))
		for _, w := range waiting {
			inbox = append(inbox, told(w))
		}
		return err
	})
	return inbox, err
}

// Discard throws a waiting parcel away, unopened. The fault is not-found.
func (o *Office) Discard(ctx context.Context, id string) error {
	if err := o.coordinator(); err != nil {
		return err
	}
	return o.book.Write(ctx, func(tx *store.Tx) error { return tx.DropWaiting(id) })
}

func told(w store.Waiting) Waiting {
	return Waiting{
		Parcel: w.Parcel, File: w.File, Letter: w.Letter, Name: w.Name, Role: w.Role, Number: w.Number,
		Sealed: w.Sealed, Arrived: w.Arrived, Bytes: w.Bytes,
	}
}

// keep is what the door does with a parcel from nobody it knows: one that opens
// for this book, and is whole and signed by the key it brings, is kept as it is.
// The faults are those of a parcel that is not, too-large and inbox-full.
func (o *Office) keep(ctx context.Context, path string, look bool) (kept *Waiting, err error) {
	sealed, err := small(path)
	if err != nil {
		return nil, err
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		w, err := o.outside(tx, sealed)
		if err != nil {
			return err
		}
		w.File = filepath.Base(path)
		if w, err = enter(tx, w, sealed); err != nil {
			return err
		}
		one := told(w)
		if kept = &one; look {
			return store.RollBack
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return kept, nil
}

// small reads a file that may wait.
func small(path string) (sealed []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, durable.Fault(err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	sealed, err = io.ReadAll(io.LimitReader(file, largestWaits+1))
	switch {
	case err != nil:
		return nil, durable.Fault(err)
	case len(sealed) > largestWaits:
		return nil, fault.New(fault.TooLarge)
	}
	return sealed, nil
}

// outside reads a parcel to its end and remembers only who claims to have sent it.
func (o *Office) outside(tx *store.Tx, sealed []byte) (store.Waiting, error) {
	keys, err := exchange.Keys(tx)
	if err != nil {
		return store.Waiting{}, err
	}
	trust := claimant{o.book.Identity().Workspace}
	receipt, err := parcel.Open(bytes.NewReader(sealed), keys.And(o.spare), trust, parcel.Limits{}, parcel.Discard{})
	if err != nil {
		return store.Waiting{}, err
	}
	h := receipt.Header
	return store.Waiting{
		Parcel: h.Parcel, Device: h.Sender, SignKey: h.SignKey, Recipient: h.Recipient, Role: h.Role, Letter: h.Letter, Name: h.Name,
		Number: h.Number, Sealed: h.Now, Arrived: tx.Now, Bytes: receipt.Bytes,
	}, nil
}

// claimant takes a sender at its own word, which is enough to see that a parcel
// is whole and whose word it is.
type claimant struct{ workspace string }

func (c claimant) Workspace() string { return c.workspace }

func (c claimant) Sender(h parcel.Header) (parcel.Sender, error) {
	if !parcel.Addressable(h.Recipient) {
		return parcel.Sender{}, fault.New(fault.UnknownSender)
	}
	return parcel.Sender{SignKey: h.SignKey, Relays: h.Role == parcel.RoleCoordinator, Also: h.Earlier()}, nil
}

// enter puts a parcel in the inbox, in the place of an older one of the same
// sender: a laptop seals again whatever has not been acknowledged, so the newest
// holds all. It gives the one that waits afterwards.
func enter(tx *store.Tx, w store.Waiting, sealed []byte) (store.Waiting, error) {
	inbox, err := tx.Waiting()
	if err != nil {
		return w, err
	}
	same := func(o store.Waiting) bool { return o.Device == w.Device && bytes.Equal(o.SignKey, w.SignKey) }
	if i := slices.IndexFunc(inbox, same); i >= 0 {
		if cmp.Or(cmp.Compare(inbox[i].Number, w.Number), cmp.Compare(inbox[i].Sealed, w.Sealed)) >= 0 {
			return inbox[i], nil
		}
		inbox = slices.Delete(inbox, i, i+1)
	}
	room := int64(roomToWait)
	for _, other := range inbox {
		room -= other.Bytes
		if other.Parcel == w.Parcel {
			return w, fault.New(fault.Damaged) // an id is never given twice
		}
	}
	if len(inbox) >= mostWaiting || w.Bytes > room {
		return w, fault.New(fault.InboxFull, "count", strconv.Itoa(len(inbox)))
	}
	return w, tx.PutWaiting(w, sealed)
}
