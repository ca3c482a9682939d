package coordination

import (
	"cmp"
	"context"
	"slices"
	"time"

	"feltbog/app/exchange"
	"feltbog/app/store"
)

// Delivery is how far one laptop's work has come here.
type Delivery struct {
	Letter  string `json:"letter"`
	Name    string `json:"name"`
	Last    int64  `json:"last"`    // instant its latest parcel was taken in, Unix milliseconds; 0 for never
	Days    int    `json:"days"`    // whole days since then
	Parcels int    `json:"parcels"` // how many were taken in
	Number  int    `json:"number"`  // number of the latest one
	Changes int    `json:"changes"` // of its changes, how many are here
	Gaps    []Gap  `json:"gaps"`
	// Replaced is the letter of the laptop that was admitted in its place; "" for none.
	Replaced string `json:"replaced,omitempty"`
	// CopyOf is the letter of the laptop whose book this one's is a copy of; "" for none.
	CopyOf string `json:"copy_of,omitempty"`
	// Forked are the parcels refused because the laptop's book is in use in two places.
	Forked []Forked `json:"forked,omitempty"`
	// Erasures are those it has not told that it has carried out: "E-12".
	Erasures []string `json:"erasures"`
}

// Forked is a parcel that was refused because its laptop had made two different
// changes under one number.
type Forked struct {
	Number int   `json:"number"`
	At     int64 `json:"at"` // Unix milliseconds
}

// Deliveries tells of every admitted laptop, by letter.
func (o *Office) Deliveries(ctx context.Context) (deliveries []Delivery, err error) {
	if err := o.coordinator(); err != nil {
		return nil, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		devices, err := exchange.Roster(tx)
		if err != nil {
			return err
		}
		parcels, err := tx.Parcels()
		if err != nil {
			return err
		}
		erasures, err := o.erasures(tx)
		if err != nil {
			return err
		}
		heirs := map[string]string{}
		for _, device := range devices {
			heirs[device.Before] = device.Letter
		}
		for _, device := range devices {
			mine, err := tx.Mine(device.ID)
			if err != nil {
				return err
			}
			if mine || device.Withdrawn {
				continue
			}
			delivery, err := delivered(tx, device, parcels)
			if err != nil {
				return err
			}
			if family := kin(device, devices); len(family) > 0 && family[0].ID != device.ID {
				delivery.CopyOf = family[0].Letter
			}
			if delivery.Forked, err = forked(tx, device); err != nil {
				return err
			}
			delivery.Replaced = heirs[device.Letter]
			delivery.Erasures = owed(erasures, device.Letter)
			deliveries = append(deliveries, delivery)
		}
		return nil
	})
	slices.SortFunc(deliveries, func(a, b Delivery) int { return cmp.Compare(a.Letter, b.Letter) })
	return deliveries, err
}

func forked(tx *store.Tx, device store.Device) (list []Forked, err error) {
	forks, err := tx.Forks(device.ID)
	for _, fork := range forks {
		list = append(list, Forked{fork.Number, fork.At})
	}
	return list, err
}

// owed are what the erasures are called that a laptop has not told of.
func owed(erasures []Erasure, letter string) []string {
	missing := []string{}
	for _, e := range erasures {
		if slices.Contains(e.Missing, letter) {
			missing = append(missing, e.Called)
		}
	}
	return missing
}

func delivered(tx *store.Tx, device store.Device, parcels []store.Parcel) (Delivery, error) {
	d := Delivery{Letter: device.Letter, Name: device.Name}
	for _, p := range parcels {
		if p.Direction == store.Taken && p.Device == device.ID {
			d.Parcels++
			d.Last, d.Number = max(d.Last, p.At), max(d.Number, p.Number)
		}
	}
	if d.Last > 0 {
		d.Days = int((tx.Now - d.Last) / (24 * time.Hour).Milliseconds())
	}
	held, err := tx.Held()
	if err != nil {
		return d, err
	}
	d.Changes = held.Of(device.ID).Count()
	d.Gaps, err = gaps(tx, device)
	return d, err
}

// Receipt is one parcel that was taken in, and whether it was set aside since.
type Receipt struct {
	exchange.Receipt
	Aside bool
	Why   string // it was set aside; "" when it was not, or for no reason given
}

// Receipts are the parcels taken in, latest first.
func (o *Office) Receipts(ctx context.Context) (receipts []Receipt, err error) {
	if err := o.coordinator(); err != nil {
		return nil, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		taken, err := exchange.Receipts(tx)
		if err != nil {
			return err
		}
		for _, one := range taken {
			receipt := Receipt{Receipt: one}
			if receipt.Aside, receipt.Why, err = setAside(tx, one.Account.Parcel); err != nil {
				return err
			}
			receipts = append(receipts, receipt)
		}
		return nil
	})
	return receipts, err
}
