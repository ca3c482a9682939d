package exchange

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// A shorter text is found by chance in any file.
const shortestProof = 6

// Written are the texts a person ever wrote in the slots of a record, the reasons
// given for them, and what stands in its form draft; no slots are all of them.
// Codes, dates and ids name nobody and stand everywhere.
func Written(tx *store.Tx, kind *book.Kind, id book.ID, slots map[book.Slot]book.Value) ([]string, error) {
	history, err := tx.History(id)
	if err != nil {
		return nil, err
	}
	var texts []string
	note := func(text string) {
		if len(text) >= shortestProof && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	asked := func(field book.Field) bool {
		_, named := slots[book.Slot{Tag: field.Tag}]
		return named || len(slots) == 0
	}
	typed := func(field book.Field) bool {
		return !field.Fixed && (field.Type == book.Line || field.Type == book.Note)
	}
	for _, c := range history {
		for _, w := range c.Writes {
			field, _ := kind.Tagged(w.Slot.Tag)
			if asked(field) && typed(field) {
				note(w.Value.Words())
			}
			if asked(field) && c.Action == journal.Edit {
				note(c.Why)
			}
		}
	}
	draft, _, err := tx.Draft(id)
	for _, field := range kind.Fields {
		if asked(field) && typed(field) {
			note(book.Text(draft.Fields.Text(field.Name)).Words())
		}
	}
	return texts, err
}

// Forget takes what was erased of a record out of what this book alone keeps:
// its form draft, the titles in receipts, and what was vouched for in it.
func Forget(tx *store.Tx, kind *book.Kind, id book.ID, slots map[book.Slot]book.Value, texts []string) error {
	if err := clearDraft(tx, kind, id, slots); err != nil {
		return err
	}
	parcels, err := tx.Parcels()
	if err != nil {
		return err
	}
	for _, p := range parcels {
		if p.Direction != store.Taken {
			continue
		}
		var account Account
		if err := json.Unmarshal(p.Account, &account); err != nil {
			return fault.New(fault.Damaged).Because(err)
		}
		for i, line := range account.Records {
			quotes := slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(line.Title, text) })
			if quotes || line.ID == id {
				account.Records[i].Title = ""
			}
		}
		if p.Account, err = json.Marshal(account); err != nil {
			return fmt.Errorf("write receipt: %w", err)
		}
		if err := tx.PutParcel(p); err != nil {
			return err
		}
	}
	return tx.PutSetting("harmless."+string(id), "")
}

// clearDraft leaves what is typed in other fields as it is: somebody may be in
// the middle of it.
func clearDraft(tx *store.Tx, kind *book.Kind, id book.ID, slots map[book.Slot]book.Value) error {
	draft, found, err := tx.Draft(id)
	if err != nil || !found {
		return err
	}
	for slot := range slots {
		if field, ok := kind.Tagged(slot.Tag); ok {
			delete(draft.Fields, field.Name)
		}
	}
	if len(slots) == 0 || len(draft.Fields) == 0 {
		return tx.DropDraft(id)
	}
	return tx.PutDraft(draft)
}

// erase carries out an erasure that came in a parcel.
func (t *tally) erase(c journal.Change, record *touch) error {
	if err := heed(t.tx, record.kind, c); err != nil {
		return err
	}
	t.account.Erased++
	return nil
}
