package coordination

import (
	"bytes"
	"context"
	"strings"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// Stranger says which of the senders that wait is to be admitted, and as what.
// Words are the six words its owner reads aloud; a Name or Letter of "" takes
// what it claims, and a letter that nobody has when that one is taken. Parcel is
// the one that must turn out to have these words; "" is any that waits.
type Stranger struct {
	Parcel string
	Words  string
	Name   string
	Letter string
	Role   store.Role // "" is a laptop
}

// AdmitStranger admits the sender whose keys have these six words, and takes its
// waiting parcel in: both, or neither. It tells the letter it was admitted under;
// the laptop learns it from its next return file. Every sender that waits costs
// half a second, which is also what makes guessing slow.
//
// The faults are those of ParsePhrase, wrong-words, other-role when it is not
// the role it claims, wrong-signature when somebody known has its device id, those of
// Admit, and those of taking in.
func (o *Office) AdmitStranger(ctx context.Context, s Stranger) (account Account, err error) {
	if err := o.coordinator(); err != nil {
		return Account{}, err
	}
	w, err := o.recognise(ctx, s.Words)
	if err != nil {
		return Account{}, err
	}
	if s.Parcel != "" && s.Parcel != w.Parcel {
		return Account{}, fault.New(fault.WrongWords)
	}
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		sealed, err := tx.SealedBytes(w.Parcel)
		if err != nil {
			return err
		}
		if err := o.naturalise(tx, w, s); err != nil {
			return err
		}
		account, err = o.door().Merge(tx, bytes.NewReader(sealed), w.File)
		return err
	})
	if err != nil {
		return Account{}, err
	}
	return account, nil
}

// recognise finds the one that waits with these words. All that wait are
// compared, whichever it is.
func (o *Office) recognise(ctx context.Context, words string) (store.Waiting, error) {
	said, err := parcel.ParsePhrase(words)
	if err != nil {
		return store.Waiting{}, err
	}
	var inbox []store.Waiting
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		inbox, err = tx.Waiting()
		return err
	})
	if err != nil {
		return store.Waiting{}, err
	}
	var found []store.Waiting
	for _, w := range inbox {
		phrase, err := parcel.PhraseOf(w.Device, parcel.Public{SignKey: w.SignKey, Recipient: w.Recipient})
		if err != nil {
			return store.Waiting{}, err
		}
		if phrase.Is(said) {
			found = append(found, w)
		}
	}
	if len(found) != 1 {
		return store.Waiting{}, fault.New(fault.WrongWords)
	}
	return found[0], nil
}

// naturalise enters a stranger in the roster.
func (o *Office) naturalise(tx *store.Tx, w store.Waiting, s Stranger) error {
	if claimed := store.Role(w.Role); claimed != s.role() {
		return fault.New(fault.OtherRole)
	}
	devices, err := exchange.Roster(tx)
	if err != nil {
		return err
	}
	for _, known := range devices {
		if known.ID == w.Device {
			return fault.New(fault.WrongSignature)
		}
	}
	d := store.Device{
		ID: w.Device, Letter: s.Letter, Name: s.Name, Team: o.book.Identity().Team, Role: s.Role, SignKey: w.SignKey, Recipient: w.Recipient,
		Admitted: tx.Now, FirstSeen: tx.Now,
	}
	if d.Name == "" {
		d.Name = w.Name
	}
	if d.Letter == "" {
		d.Letter = spare(devices, w.Letter)
	}
	if d, err = proper(d); err != nil {
		return err
	}
	if err := vacant(tx, d); err != nil {
		return err
	}
	if err := tx.PutDevice(d); err != nil {
		return err
	}
	return o.enrol(tx, strangerID(d.ID), d)
}

func (s Stranger) role() store.Role {
	if s.Role == "" {
		return store.Field
	}
	return s.Role
}

// strangerID is the same in every book, so that two coordinators who admit the
// same device write to one record.
func strangerID(device journal.Device) book.ID { return book.ID("device." + string(device)) }

// spare is the letter claimed, or the first that no device has.
func spare(devices []store.Device, claimed string) string {
	taken := map[string]bool{}
	for _, device := range devices {
		taken[device.Letter] = true
	}
	claimed = strings.ToUpper(claimed)
	if letters.MatchString(claimed) && !taken[claimed] {
		return claimed
	}
	for _, first := range append([]string{""}, strings.Split(alphabet, "")...) {
		for _, last := range strings.Split(alphabet, "") {
			if letter := first + last; !taken[letter] {
				return letter
			}
		}
	}
	return claimed
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
