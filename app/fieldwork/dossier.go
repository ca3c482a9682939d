package fieldwork

import (
	"cmp"
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Dossier is what a book knows around one project or actor: what to read before a
// visit, and how it has gone.
type Dossier struct {
	Record     book.Record
	Timeline   []book.Record // visits, meetings and all else that was recorded with it; latest first
	Agreements []book.Record // out of those, and those it answers for itself; open ones first, then by due date
	Contacts   []book.Record // of an actor, and of the owner of a project
	Projects   []book.Record // of an actor
	Steps      []Judged      // of the maturity staircase, of every visit, by day
	Titles     map[book.ID]string
}

// What is recorded with a project or an actor.
var occasions = []string{"visit", "dialogue", "requisition", "consultation", "event"}

// Dossier gathers it by id or number. The fault is NotFound.
func (d *Desk) Dossier(ctx context.Context, name string) (s Dossier, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		if s.Record, err = tx.Named(name); err != nil {
			return err
		}
		for _, gather := range []func(*store.Tx, *Dossier) error{d.occasions, d.promises, d.people, d.entitle} {
			if err := gather(tx, &s); err != nil {
				return err
			}
		}
		return nil
	})
	return s, err
}

func (d *Desk) occasions(tx *store.Tx, s *Dossier) error {
	for _, kind := range occasions {
		records, err := d.outOf(tx, kind, s.Record.ID)
		if err != nil {
			return err
		}
		s.Timeline = append(s.Timeline, slices.DeleteFunc(records, withdrawn)...)
	}
	slices.SortStableFunc(s.Timeline, func(a, b book.Record) int { return cmp.Compare(d.dayOf(b), d.dayOf(a)) })
	for _, visit := range slices.Backward(s.Timeline) {
		for _, dimension := range book.Maturities() {
			if step, ok := lastJudged(dimension, []book.Record{visit}); ok {
				s.Steps = append(s.Steps, step)
			}
		}
	}
	return nil
}

// promises are the agreements it is part of.
func (d *Desk) promises(tx *store.Tx, s *Dossier) error {
	seen := map[book.ID]bool{}
	for _, source := range append([]book.Record{s.Record}, s.Timeline...) {
		records, err := d.outOf(tx, "agreement", source.ID)
		if err != nil {
			return err
		}
		for _, agreement := range records {
			if !seen[agreement.ID] && !withdrawn(agreement) {
				seen[agreement.ID] = true
				s.Agreements = append(s.Agreements, agreement)
			}
		}
	}
	slices.SortStableFunc(s.Agreements, func(a, b book.Record) int {
		if one, other := Pending(a), Pending(b); one != other {
			return map[bool]int{true: -1, false: 1}[one]
		}
		return cmp.Compare(a.Fields.Text("due"), b.Fields.Text("due"))
	})
	return nil
}

// people are whom to talk to, and at an actor what it does.
func (d *Desk) people(tx *store.Tx, s *Dossier) (err error) {
	actor := s.Record.ID
	if s.Record.Kind == "project" {
		actor = book.ID(s.Record.Fields.Text("owner"))
	} else if s.Projects, err = d.outOf(tx, "project", actor); err != nil {
		return err
	}
	if actor == "" {
		return nil
	}
	s.Contacts, err = d.outOf(tx, "contact", actor)
	s.Contacts = slices.DeleteFunc(s.Contacts, withdrawn)
	s.Projects = slices.DeleteFunc(s.Projects, withdrawn)
	return err
}

func (d *Desk) entitle(tx *store.Tx, s *Dossier) (err error) {
	s.Titles, err = d.titles(tx, slices.Concat([]book.Record{s.Record}, s.Timeline, s.Agreements, s.Contacts, s.Projects))
	return err
}

func (d *Desk) dayOf(r book.Record) string {
	kind, ok := d.catalogue.Kind(r.Kind)
	if !ok {
		return ""
	}
	return r.Day(kind)
}

func withdrawn(r book.Record) bool { return r.Status == book.Withdrawn }

// Pending tells whether an agreement is still to be kept.
func Pending(agreement book.Record) bool {
	return slices.Contains(pendingCodes, agreement.Fields.Text("progress"))
}
