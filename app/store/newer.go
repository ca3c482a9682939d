package store

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// A Term is what a newer version calls a kind (Tag 0) or a field of it.
type Term struct {
	Kind   int
	Tag    int
	Name   string
	Type   string
	Policy string
}

const (
	mostTerms   = 10_000
	longestTerm = 60 // characters
)

// PutTerm keeps a term this catalogue does not know, over what was told before.
// One that no catalogue could hold is passed over.
func (tx *Tx) PutTerm(t Term) error {
	t.Name = book.Text(t.Name).Words()
	if t.Name == "" || len([]rune(t.Name)) > longestTerm || tx.knows(t.Kind, t.Tag) {
		return nil
	}
	_, err := tx.exec(`INSERT INTO term (kind, tag, name, type, policy) SELECT ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM term) < ?
		ON CONFLICT (kind, tag) DO UPDATE SET name = excluded.name, type = excluded.type, policy = excluded.policy`,
		t.Kind, t.Tag, t.Name, t.Type, t.Policy, mostTerms)
	if err != nil {
		return fmt.Errorf("write term: %w", err)
	}
	return nil
}

// Terms are the terms kept that this catalogue still does not know.
func (tx *Tx) Terms() ([]Term, error) {
	terms := []Term{}
	err := tx.each(`SELECT kind, tag, name, type, policy FROM term ORDER BY kind, tag`, nil, func(scan func(...any) error) error {
		var t Term
		err := scan(&t.Kind, &t.Tag, &t.Name, &t.Type, &t.Policy)
		if !tx.knows(t.Kind, t.Tag) {
			terms = append(terms, t)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read terms: %w", err)
	}
	return terms, nil
}

func (tx *Tx) knows(kind, tag int) bool {
	known, ok := tx.book.options.Catalogue.Tagged(kind)
	if !ok || tag == 0 || tag == book.TagBasis {
		return ok
	}
	_, ok = known.Tagged(tag)
	return ok
}

// Newer is what a record holds that only a newer version can show: the fields,
// by tag, and first the kind itself when that is not known. Name is "" where no
// parcel has told one.
func (tx *Tx) Newer(id book.ID) ([]Term, error) {
	tag, _, err := tx.Kind(id)
	if err != nil {
		return nil, err
	}
	registers, err := tx.Registers(id)
	if err != nil {
		return nil, err
	}
	tags := map[int]bool{0: !tx.knows(tag, 0)}
	for slot, register := range registers {
		if value := register.Value(book.Latest); !value.IsEmpty() && (value.Form() == book.Raw || !tx.knows(tag, slot.Tag)) {
			tags[slot.Tag] = true
		}
	}
	var newer []Term
	for field, strange := range tags {
		if strange {
			newer = append(newer, Term{Kind: tag, Tag: field})
		}
	}
	slices.SortFunc(newer, func(a, b Term) int { return cmp.Compare(a.Tag, b.Tag) })
	return newer, tx.called(newer)
}

// called gives terms the names that are known for them.
func (tx *Tx) called(terms []Term) error {
	for i, t := range terms {
		if kind, ok := tx.book.options.Catalogue.Tagged(t.Kind); ok {
			field, _ := kind.Tagged(t.Tag)
			terms[i].Name = field.Name
		}
		if _, err := tx.one(`SELECT name, type, policy FROM term WHERE kind = ? AND tag = ?`, []any{t.Kind, t.Tag},
			&terms[i].Name, &terms[i].Type, &terms[i].Policy); err != nil {
			return fmt.Errorf("read term: %w", err)
		}
	}
	return nil
}

// A Frame is a part of a parcel that this version cannot read.
type Frame struct {
	Type    byte
	Payload []byte
}

// mostNewer is how many bytes of such parts a book keeps.
const mostNewer = 16 << 20

// PutFrame keeps a frame of a parcel sealed by a device. When there is no room
// left the fault is NewerVersion: then only an update helps, and nothing is lost.
func (tx *Tx) PutFrame(f Frame, parcel string, device journal.Device) error {
	sum := sha256.Sum256(append([]byte{f.Type}, f.Payload...))
	hash := hex.EncodeToString(sum[:])
	var total int64
	if _, err := tx.one(`SELECT coalesce(sum(length(payload)), 0) FROM newer WHERE hash <> ?`, []any{hash}, &total); err != nil {
		return fmt.Errorf("measure frames: %w", err)
	}
	if total+int64(len(f.Payload)) > mostNewer {
		return fault.New(fault.NewerVersion)
	}
	if f.Payload == nil {
		f.Payload = []byte{}
	}
	if _, err := tx.exec(`INSERT INTO newer (hash, type, payload, parcel, device) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
		hash, int64(f.Type), f.Payload, parcel, string(device)); err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	return nil
}

// Frames are the frames kept that came from one of the devices, in the order
// they came.
func (tx *Tx) Frames(from map[journal.Device]bool) ([]Frame, error) {
	var frames []Frame
	err := tx.each(`SELECT type, payload, device FROM newer WHERE payload IS NOT NULL ORDER BY rowid`, nil, func(scan func(...any) error) error {
		var f Frame
		var device journal.Device
		err := scan(&f.Type, &f.Payload, &device)
		if from[device] {
			frames = append(frames, f)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read frames: %w", err)
	}
	return frames, nil
}

// dropNewer lets go of the frames that hold a text an erasure is about to erase.
// What else they hold cannot be told apart from it here; who sealed them still
// has it.
func (tx *Tx) dropNewer(c journal.Change) error {
	if c.Action != journal.EraseFields && c.Action != journal.EraseRecord {
		return nil
	}
	frames := map[string][]byte{}
	err := tx.each(`SELECT hash, payload FROM newer WHERE payload IS NOT NULL`, nil, func(scan func(...any) error) error {
		var hash string
		var payload []byte
		err := scan(&hash, &payload)
		frames[hash] = payload
		return err
	})
	if err != nil || len(frames) == 0 {
		return err
	}
	texts, err := tx.erasing(c)
	if err != nil {
		return err
	}
	for hash, payload := range frames {
		if !slices.ContainsFunc(texts, func(text []byte) bool { return bytes.Contains(payload, text) }) {
			continue
		}
		if _, err := tx.exec(`UPDATE newer SET payload = NULL WHERE hash = ?`, hash); err != nil {
			return fmt.Errorf("let go of frame: %w", err)
		}
	}
	return nil
}

// A shorter text stands in any frame by chance.
const shortestErased = 6

// erasing are the texts that an erasure takes out of its record.
func (tx *Tx) erasing(c journal.Change) ([][]byte, error) {
	history, err := tx.changesOf(c.Record)
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	for _, earlier := range history {
		for _, w := range earlier.Writes {
			named := func(erased journal.Write) bool { return erased.Slot.Tag == w.Slot.Tag }
			text := []byte(w.Value.Words())
			if len(text) >= shortestErased && (c.Action == journal.EraseRecord || slices.ContainsFunc(c.Writes, named)) {
				texts = append(texts, text)
			}
		}
	}
	return texts, nil
}
