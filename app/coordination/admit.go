package coordination

import (
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"regexp"
	"strings"
	"time"

	"feltbog/app/book"
	"feltbog/app/durable"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Admitted is a laptop that may now deliver.
type Admitted struct {
	Letter    string `json:"letter"`
	Name      string `json:"name"`
	Enrolment string `json:"enrolment"` // id
	Expires   int64  `json:"expires"`   // Unix milliseconds
}

// An enrolment is used within days; one that turns up months later is not
// somebody's first morning.
const enrolmentLasts = 90 * 24 * time.Hour

var letters = regexp.MustCompile(`^[A-Z]{1,2}$`)

// Admit enters a laptop in the roster and writes the enrolment it starts from.
// The roster is as before when the file cannot be written.
func (o *Office) Admit(ctx context.Context, name, letter, path string) (Admitted, error) {
	return o.admit(ctx, store.Device{Name: name, Letter: letter}, path)
}

// Replace admits a laptop in the place of one that was lost, named by its
// letter. Once the new one has delivered, return files bring it what the lost
// one had, internal records too, and the lost one gets no more of them. It is
// refused with not-found when there is none of that letter.
func (o *Office) Replace(ctx context.Context, lost, name, letter, path string) (Admitted, error) {
	return o.admit(ctx, store.Device{Name: name, Letter: letter, Before: strings.ToUpper(strings.TrimSpace(lost))}, path)
}

// AdmitCoordinator enters another coordinator in the roster and writes the
// enrolment its book is made from.
func (o *Office) AdmitCoordinator(ctx context.Context, name, letter, path string) (Admitted, error) {
	return o.admit(ctx, store.Device{Name: name, Letter: letter, Role: store.Coordinator}, path)
}

func (o *Office) admit(ctx context.Context, d store.Device, path string) (Admitted, error) {
	if err := o.coordinator(); err != nil {
		return Admitted{}, err
	}
	d, err := proper(d)
	if err != nil {
		return Admitted{}, err
	}
	if _, err := os.Stat(path); err == nil {
		return Admitted{}, fault.New(fault.Exists)
	}
	var e parcel.Enrolment
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		err := vacant(tx, d)
		if err != nil {
			return err
		}
		keys, err := exchange.Renew(tx)
		if err != nil {
			return err
		}
		if e, err = o.enrolment(tx, d, keys); err != nil {
			return err
		}
		return durable.Fault(durable.Write(path, 0o600, func(w io.Writer) error {
			return parcel.WriteEnrolment(w, e, keys)
		}))
	})
	if err != nil {
		return Admitted{}, err
	}
	o.left(e.Register)
	return Admitted{Letter: d.Letter, Name: d.Name, Enrolment: e.ID, Expires: e.Expires}, nil
}

// left remembers that the register has left in an enrolment. Not before the book
// holds it for certain: of what is never committed nothing has left.
func (o *Office) left(register []journal.Change) {
	going := journal.Held{}
	for _, c := range register {
		going.Add(c.Dot)
	}
	o.memory.Leave(o.book.Identity().Device, going)
}

// proper refuses a device without a name, or with a letter that is none.
func proper(d store.Device) (store.Device, error) {
	d.Letter, d.Name = strings.ToUpper(strings.TrimSpace(d.Letter)), strings.TrimSpace(d.Name)
	switch {
	case !letters.MatchString(d.Letter):
		return d, fault.At("letter", fault.New(fault.Invalid))
	case d.Name == "":
		return d, fault.At("name", fault.New(fault.Required))
	}
	return d, nil
}

// vacant refuses a letter that is taken, and one to replace that nobody has.
func vacant(tx *store.Tx, d store.Device) error {
	devices, err := exchange.Roster(tx)
	if err != nil {
		return err
	}
	roster, err := tx.All([]string{"device"}, 0)
	if err != nil {
		return err
	}
	for _, entry := range roster { // those another coordinator has enrolled are known by their records alone
		devices = append(devices, store.Device{Letter: entry.Fields.Text("letter")})
	}
	known := d.Before == ""
	for _, device := range devices {
		if device.Letter == d.Letter {
			return fault.At("letter", fault.New(fault.LetterTaken, "letter", d.Letter))
		}
		known = known || device.Letter == d.Before && device.Letter != Letter
	}
	if !known {
		return fault.New(fault.NotFound)
	}
	return nil
}

func (o *Office) enrolment(tx *store.Tx, d store.Device, keys parcel.Keys) (parcel.Enrolment, error) {
	me := o.book.Identity()
	e := parcel.Enrolment{
		ID: o.newID(), Workspace: me.Workspace, Letter: d.Letter, Name: d.Name, Team: me.Team,
		Role: string(d.Role), Coordinator: me.Device, From: me.Name, FromLetter: me.Letter, Public: keys.Public(), Secret: parcel.NewSecret(),
		Issued: tx.Now, Expires: tx.Now + enrolmentLasts.Milliseconds(), Schema: o.catalogue.Fingerprint(),
	}
	var err error
	if e.Peers, err = peers(tx); err != nil {
		return e, err
	}
	if e.Reserve, err = tx.Setting(settingReserve); err != nil {
		return e, err
	}
	// Until its first parcel tells the device's id, the enrolment's stands for it.
	d.ID, d.Team, d.EnrolSecret, d.Admitted = journal.Device(e.ID), e.Team, e.Secret.Bytes(), tx.Now
	err = errors.Join(o.enrol(tx, book.ID(e.ID), d), tx.PutDevice(d))
	if err != nil {
		return e, err
	}
	e.Register, err = register(tx)
	return e, err
}

// peers are the other coordinators, whom the new device shall believe too.
func peers(tx *store.Tx) (list []parcel.Peer, err error) {
	coordinators, err := exchange.Coordinators(tx)
	for _, c := range coordinators {
		list = append(list, parcel.Peer{
			Device: c.ID, Letter: c.Letter, Name: c.Name, Public: parcel.Public{SignKey: c.SignKey, Recipient: c.Recipient},
		})
	}
	return list, err
}

// enrol makes the roster record that every laptop will see.
func (o *Office) enrol(tx *store.Tx, id book.ID, d store.Device) error {
	kind, _ := o.catalogue.Kind("device")
	number, err := tx.Number(time.UnixMilli(tx.Now).UTC().Format(time.DateOnly))
	if err != nil {
		return err
	}
	entry := book.Fields{"letter": d.Letter, "owner": d.Name, "team": d.Team, "before": d.Before, "role": string(d.Role)}
	if len(d.SignKey) > 0 {
		maps.Copy(entry, claims(d))
	}
	values, err := kind.Encode(entry, nil)
	if err != nil {
		return err
	}
	values[book.Slot{Tag: book.TagNumber}] = book.Text(number)
	values[book.Slot{Tag: book.TagStatus}] = book.Text(string(book.Ready))
	_, err = tx.Record(kind, id, values, "")
	return err
}

// register is everything that everyone may have.
func register(tx *store.Tx) ([]journal.Change, error) {
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	streams, err := tx.Streams()
	if err != nil {
		return nil, err
	}
	var changes []journal.Change
	for _, stream := range streams {
		if stream.Scope != journal.Ref {
			continue
		}
		err := tx.Changes(stream, journal.Range{First: 1, Last: held.Last(stream)}, func(c journal.Change) error {
			changes = append(changes, c)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return changes, nil
}
