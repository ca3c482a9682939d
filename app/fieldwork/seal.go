package fieldwork

import (
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Sealed is a parcel that was written and read back.
type Sealed struct {
	Path    string // where it lies
	File    string // base name
	Parcel  string // id
	Number  int
	Changes int
	Records int
	Bytes   int64
}

// Progress watches long work: done of total changes. Nil is silence.
type Progress = exchange.Progress

// Seal writes one parcel with everything no coordinator has acknowledged,
// reads it back, and only then says so. When nothing was recorded since the
// last parcel, and no erasure carried out that it did not tell of, it is refused,
// unless again asks for everything once more, because a stick was lost, or to make
// a new laptop known that has nothing to tell yet.
//
// It is refused with not-enrolled, nothing-to-seal, or personal-number naming
// the record. When it is refused or fails no parcel is left behind.
func (d *Desk) Seal(ctx context.Context, folder string, again bool, watch Progress) (Sealed, error) {
	return d.seal(ctx, folder, "", again, watch)
}

// SealUnder is Seal to a passphrase alone, for the day the coordinator's keys are
// no use. Whoever has the passphrase can open the parcel, and nobody else can.
// It is also refused with weak-passphrase.
func (d *Desk) SealUnder(ctx context.Context, folder, passphrase string, again bool, watch Progress) (Sealed, error) {
	if err := parcel.Strong(passphrase); err != nil {
		return Sealed{}, err
	}
	return d.seal(ctx, folder, passphrase, again, watch)
}

func (d *Desk) seal(ctx context.Context, folder, passphrase string, again bool, watch Progress) (Sealed, error) {
	if d.book.Identity().Role != store.Field {
		return Sealed{}, fault.New(fault.WrongRole)
	}
	out, err := d.departure(ctx, again)
	if err != nil {
		return Sealed{}, err
	}
	file := out.Name(folder, "pc-"+out.Header.Letter)
	out.Under, out.Watch = passphrase, watch
	receipt, err := d.door().Dispatch(ctx, out)
	if err != nil {
		return Sealed{}, err
	}
	h := receipt.Header
	return Sealed{
		Path: out.Path, File: file, Parcel: h.Parcel, Number: h.Number,
		Changes: h.Changes, Records: h.Records, Bytes: receipt.Bytes,
	}, nil
}

// departure settles what goes and to whom. It writes because the header renews
// this laptop's opening key when that is due.
func (d *Desk) departure(ctx context.Context, again bool) (out exchange.Departure, err error) {
	err = d.book.Write(ctx, func(tx *store.Tx) error {
		if out.To, err = recipients(tx); err != nil {
			return err
		}
		if err := d.clean(tx); err != nil {
			return err
		}
		s, err := standing(tx)
		if err != nil {
			return err
		}
		if out.Header, err = d.header(tx); err != nil {
			return err
		}
		news, err := untold(tx, out.Header.Erased)
		if err != nil {
			return err
		}
		if len(s.unsealed) == 0 && !news && !again {
			return fault.New(fault.NothingToSeal) // and what the header renewed is not
		}
		if out.Held = s.own; !again {
			out.Held = s.own.Without(s.received)
		}
		out.Fresh = out.Held
		return nil
	})
	return out, err
}

// untold tells whether no parcel has said of one of the erasures that it was carried
// out here.
func untold(tx *store.Tx, erased []journal.Dot) (bool, error) {
	told, err := tx.CarriedOut()
	return slices.ContainsFunc(erased, func(dot journal.Dot) bool { return !told[dot][tx.Identity().Device] }), err
}

// recipients are every coordinator alive, and the reserve key.
func recipients(tx *store.Tx) ([]string, error) {
	coordinators, err := exchange.Coordinators(tx)
	if err != nil {
		return nil, err
	}
	to := exchange.Addressed(coordinators)
	if len(to) == 0 {
		return nil, fault.New(fault.NotEnrolled)
	}
	reserve, err := tx.Setting(settingReserve)
	if err != nil || reserve == "" {
		return to, err
	}
	return append(to, reserve), nil
}

// clean refuses to seal while a likely CPR number stands in any record made
// here, under whatever letter.
func (d *Desk) clean(tx *store.Tx) error {
	selves, err := tx.Selves()
	if err != nil {
		return err
	}
	for _, kind := range d.catalogue.Kinds {
		records, err := tx.All([]string{kind.Name}, 0)
		if err != nil {
			return err
		}
		for _, record := range records {
			if !slices.ContainsFunc(selves, func(s store.Self) bool { return s.Letter == record.Letter }) {
				continue
			}
			if err := tainted(tx, kind, record); err != nil {
				return err
			}
		}
	}
	return nil
}

func tainted(tx *store.Tx, kind *book.Kind, record book.Record) error {
	found := screen(kind, record.Fields)
	if len(personal(found)) == 0 {
		return nil
	}
	found, err := unvouched(tx, record.ID, found)
	if err != nil {
		return err
	}
	faults := personal(found)
	if len(faults) == 0 {
		return nil
	}
	return fault.Of(faults[0]).With("number", record.Number)
}

func (d *Desk) header(tx *store.Tx) (parcel.Header, error) {
	h, err := d.door().Address(tx, parcel.Header{Parcel: d.newID(), Role: parcel.RoleField})
	if err != nil {
		return h, err
	}
	held, err := tx.Complete()
	if err != nil {
		return h, err
	}
	h.Acknowledged = held.Without(held.Of(h.Sender))
	erasures, err := tx.Erasures()
	if err != nil {
		return h, err
	}
	for _, erasure := range erasures {
		h.Erased = append(h.Erased, erasure.Dot)
	}
	keys, err := exchange.RenewLearnt(tx)
	if err != nil {
		return h, err
	}
	return h, exchange.Introduce(tx, &h, keys.Public())
}
