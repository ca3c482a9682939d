package coordination

import (
	"encoding/hex"
	"slices"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/store"
)

// claims are what everybody believes a device by. Where a laptop is sealed to is
// its own business with each coordinator, told in its parcels.
func claims(d store.Device) book.Fields {
	fields := book.Fields{"device": string(d.ID), "role": string(d.Role), "sign": hex.EncodeToString(d.SignKey)}
	if d.Role == store.Coordinator {
		fields["recipient"] = d.Recipient
	}
	return fields
}

// vouch enters in the roster what this book has learnt of devices it admitted,
// and its own opening key when that is new. It writes what is missing there and
// nothing else, so two coordinators who do the same never answer each other.
func (o *Office) vouch(tx *store.Tx) error {
	devices, err := tx.Devices()
	if err != nil {
		return err
	}
	for _, d := range devices {
		if mine, err := tx.Mine(d.ID); err != nil {
			return err
		} else if mine || len(d.SignKey) == 0 {
			continue
		}
		if id, known, err := entryOf(tx, d); err != nil {
			return err
		} else if known {
			if err := o.fill(tx, id, claims(d)); err != nil {
				return err
			}
		}
	}
	return o.present(tx)
}

// entryOf finds the roster's record of a device: the one that names it, or the
// one of the enrolment it came with, which has its letter and names nobody.
func entryOf(tx *store.Tx, d store.Device) (id book.ID, known bool, err error) {
	roster, err := tx.All([]string{"device"}, 0)
	if err != nil {
		return "", false, err
	}
	for _, name := range []string{string(d.ID), ""} {
		i := slices.IndexFunc(roster, func(r book.Record) bool {
			return r.Fields.Text("device") == name && (name != "" || r.Fields.Text("letter") == d.Letter)
		})
		if i >= 0 {
			return roster[i].ID, true, nil
		}
	}
	return "", false, nil
}

// fill writes those of the fields that are empty.
func (o *Office) fill(tx *store.Tx, id book.ID, fields book.Fields) error {
	record, err := tx.Find(id)
	if err != nil {
		return err
	}
	missing := book.Fields{}
	for name, value := range fields {
		if record.Fields.Text(name) == "" && value != "" {
			missing[name] = value
		}
	}
	return o.write(tx, id, missing)
}

func (o *Office) write(tx *store.Tx, id book.ID, fields book.Fields) error {
	kind, _ := o.catalogue.Kind("device")
	values, err := kind.Encode(fields, nil)
	if err != nil {
		return err
	}
	_, err = tx.Record(kind, id, values, "")
	return err
}

// present keeps this coordinator's own entry: laptops seal to the key in it. A
// coordinator alone in its workspace has none, and needs none.
func (o *Office) present(tx *store.Tx) error {
	others, err := exchange.Coordinators(tx)
	if err != nil {
		return err
	}
	id, known, err := o.myself(tx, len(others) > 0)
	if err != nil || !known {
		return err
	}
	keys, err := exchange.Keys(tx)
	if err != nil {
		return err
	}
	return o.write(tx, id, book.Fields{"recipient": keys.Public().Recipient})
}

// myself finds this coordinator's own entry, and makes one if asked to.
func (o *Office) myself(tx *store.Tx, make bool) (book.ID, bool, error) {
	me := tx.Identity()
	keys, err := exchange.Keys(tx)
	if err != nil {
		return "", false, err
	}
	d := store.Device{
		ID: me.Device, Letter: me.Letter, Name: me.Name, Team: me.Team, Role: store.Coordinator,
		SignKey: keys.Public().SignKey, Recipient: keys.Public().Recipient,
	}
	id, known, err := entryOf(tx, d)
	if err != nil || known || !make {
		return id, known, err
	}
	return strangerID(me.Device), true, o.enrol(tx, strangerID(me.Device), d)
}
