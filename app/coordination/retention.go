package coordination

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// Expiring is what is kept for as long as it may be: records of one kind and
// year. Whole: they go altogether; otherwise their free text does, and every
// figure stays as it is.
type Expiring struct {
	Kind        string `json:"kind"`
	Year        int    `json:"year"` // of the records; for contacts the year they were to be deleted by
	Whole       bool   `json:"whole"`
	Records     int    `json:"records"`
	Attachments int    `json:"attachments"` // that belong to them, and go
}

// Disposal is what a retention run did, or would do. Year is the one by whose
// end all of it is due.
type Disposal struct {
	Year     int        `json:"year"`
	Expiring []Expiring `json:"expiring"`
	Archive  Archive    `json:"archive"`
	First    string     `json:"first"` // what its first and last erasure are called; "" when it only looked
	Last     string     `json:"last"`
	Texts    int        `json:"texts"`   // texts that were looked for afterwards in the files of the book
	Residue  int        `json:"residue"` // how many of them were found: 0, or the erasure failed
}

// Retention erases, in one transaction, everything that is due for deletion by
// the end of a year: contacts by their own date, and the free text of activities,
// with their attachments, when their kind's period has run out. What is counted
// stays. With look nothing is changed.
//
// It is the erasure it would be by hand, one for each record, and travels like
// it. The faults are invalid at year for a year that has not begun, and
// archive-unanswered before the question is (see AnswerArchive).
func (o *Office) Retention(ctx context.Context, year int, look bool) (done Disposal, err error) {
	if err := o.coordinator(); err != nil {
		return Disposal{}, err
	}
	if look {
		err = o.book.Read(ctx, func(tx *store.Tx) error {
			_, err := o.due(tx, year, &done)
			return err
		})
		return done, err
	}
	var lost lost
	err = o.book.Write(ctx, func(tx *store.Tx) error {
		if year > time.UnixMilli(tx.Now).In(o.zone).Year() {
			return fault.At("year", fault.New(fault.Invalid))
		}
		due, err := o.due(tx, year, &done)
		if err != nil {
			return err
		}
		if done.Archive.Answer == "" {
			return fault.New(fault.ArchiveUnanswered, "year", fmt.Sprint(year))
		}
		return o.dispose(tx, due, &done, &lost)
	})
	if err != nil || len(done.Expiring) == 0 {
		return done, err
	}
	proof, err := o.prove(ctx, Erased{}, lost)
	done.Texts, done.Residue = proof.Texts, proof.Residue
	return done, err
}

// expired is one record that is due, and what of it goes: no fields are all.
type expired struct {
	record   book.Record
	fields   []string
	attached []book.ID
}

// whole tells whether nothing of the record stays: nobody counts contacts.
func (e expired) whole() bool { return e.record.Kind == "contact" }

func (o *Office) dispose(tx *store.Tx, due []expired, done *Disposal, lost *lost) error {
	var ids []book.ID
	for _, e := range due {
		ids = append(append(ids, e.record.ID), e.attached...)
	}
	if err := lost.content(tx, ids); err != nil {
		return err
	}
	called := func(dot journal.Dot, err error) error {
		if done.Last = o.called(tx, dot); done.First == "" {
			done.First = done.Last
		}
		return err
	}
	for _, e := range due {
		if len(e.fields) > 0 || e.whole() {
			if err := called(o.erase(tx, e.record, e.fields, Expired, lost)); err != nil {
				return err
			}
		}
		for _, id := range e.attached {
			if err := called(o.erase(tx, book.Record{ID: id, Kind: "attachment"}, nil, Expired, lost)); err != nil {
				return err
			}
		}
	}
	return lost.keepGone(tx)
}

// due is everything that is due by the end of a year, and sums it up.
func (o *Office) due(tx *store.Tx, year int, sum *Disposal) (due []expired, err error) {
	*sum = Disposal{Year: year, Expiring: []Expiring{}}
	if sum.Archive, err = archive(tx, year); err != nil {
		return nil, err
	}
	attached, err := bySource(tx)
	if err != nil {
		return nil, err
	}
	periods, err := o.periods(tx)
	if err != nil {
		return nil, err
	}
	for _, p := range periods {
		records, err := tx.All([]string{p.Kind}, 0)
		if err != nil {
			return nil, err
		}
		kind, _ := o.catalogue.Kind(p.Kind)
		for _, record := range records {
			at, err := o.dated(tx, kind, record)
			if err != nil {
				return nil, err
			}
			if at == 0 || !p.over(at, year) {
				continue
			}
			e := expired{record: record, attached: attached[record.ID]}
			if e.fields, err = written(tx, kind, record.ID); err != nil {
				return nil, err
			}
			if e.whole() {
				e.fields = nil
			}
			if e.whole() || len(e.fields)+len(e.attached) > 0 {
				due = append(due, e)
				sum.count(e, at)
			}
		}
	}
	slices.SortFunc(sum.Expiring, func(a, b Expiring) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Kind, b.Kind))
	})
	return due, nil
}

// over tells whether what belongs to one year is due by the end of another. A
// contact's date is itself the last day.
func (p Period) over(at, year int) bool {
	return at+p.Years < year || p.Kind == "contact" && at == year
}

func bySource(tx *store.Tx) (map[book.ID][]book.ID, error) {
	attachments, err := tx.Attachments()
	attached := map[book.ID][]book.ID{}
	for _, a := range attachments {
		attached[a.Source] = append(attached[a.Source], a.Record)
	}
	return attached, err
}

// dated is the year a record belongs to; that of what has no date of its own is
// the year of what it came out of. 0 is none, and is never due.
func (o *Office) dated(tx *store.Tx, kind *book.Kind, record book.Record) (int, error) {
	if kind.Name == "contact" {
		return record.Year(&book.Kind{Date: "delete_by"}), nil
	}
	if year := record.Year(kind); year != 0 || kind.Date != "" {
		return year, nil
	}
	source, err := tx.Find(book.ID(record.Fields.Text("source")))
	if fault.Is(err, fault.NotFound) {
		return 0, nil
	}
	from, ok := o.catalogue.Kind(source.Kind)
	if err != nil || !ok {
		return 0, err
	}
	return source.Year(from), nil
}

func (d *Disposal) count(e expired, year int) {
	kind := e.record.Kind
	at := slices.IndexFunc(d.Expiring, func(e Expiring) bool { return e.Kind == kind && e.Year == year })
	if at < 0 {
		at, d.Expiring = len(d.Expiring), append(d.Expiring, Expiring{Kind: kind, Year: year, Whole: e.whole()})
	}
	d.Expiring[at].Records++
	d.Expiring[at].Attachments += len(e.attached)
}

// written are the fields of free text a record has anything in, now, in its
// history or in its form draft.
func written(tx *store.Tx, kind *book.Kind, id book.ID) ([]string, error) {
	history, err := tx.History(id)
	if err != nil {
		return nil, err
	}
	draft, _, err := tx.Draft(id)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, field := range kind.Fields {
		if !free(kind, field) {
			continue
		}
		wrote := slices.ContainsFunc(history, func(c journal.Change) bool {
			return slices.ContainsFunc(c.Writes, func(w journal.Write) bool {
				return w.Slot.Tag == field.Tag && (w.Value.Words() != "" || c.Action == journal.Edit && c.Why != "")
			})
		})
		if wrote || strings.TrimSpace(draft.Fields.Text(field.Name)) != "" {
			names = append(names, field.Name)
		}
	}
	return names, nil
}

// free tells whether a field is text in which a person may be told of. The line
// by which a record is called, and what it cannot be without, are counted and
// printed, and stay.
func free(kind *book.Kind, field book.Field) bool {
	line := field.Type == book.Line && !field.Required && !slices.Contains(kind.Title, field.Name)
	return (line || field.Type == book.Note) && !field.Fixed && field.Tag != book.TagCase
}
