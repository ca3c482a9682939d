package desktop

import (
	"context"
	"maps"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Sheet is everything a form needs: the record, what is typed and not saved,
// and the agreements and observations that came out of it. Titles names every
// record that any of it points to.
type Sheet struct {
	Child
	Titles       []Pair  `json:"titles"`
	Agreements   []Child `json:"agreements"`
	Observations []Child `json:"observations"`
}

// Child is one record with its answers and its form draft.
type Child struct {
	Row          Row      `json:"row"`
	Answers      []Answer `json:"answers"`
	HasDraft     bool     `json:"hasDraft"`
	DraftSaved   int64    `json:"draftSaved"`
	DraftAnswers []Answer `json:"draftAnswers"`
}

// Show gives the sheet of a record by id or number, also of one that was typed
// and never saved.
func (r *Records) Show(id string) (Sheet, error) {
	return read(r.door, "Records.Show", func(ctx context.Context, app *boot.App) (Sheet, error) {
		drafts, err := app.Desk.Drafts(ctx, "")
		if err != nil {
			return Sheet{}, err
		}
		shown, err := app.Desk.Show(ctx, id)
		if fault.Is(err, fault.NotFound) {
			shown, err = unsaved(drafts, book.ID(id), err)
		}
		if err != nil {
			return Sheet{}, err
		}
		return sheetOf(ctx, app, shown, drafts)
	})
}

// unsaved is the sheet of a record that only its form draft knows of.
func unsaved(drafts []boot.Draft, id book.ID, otherwise error) (boot.Sheet, error) {
	i := slices.IndexFunc(drafts, func(d boot.Draft) bool { return d.ID == id })
	if i < 0 {
		return boot.Sheet{}, otherwise
	}
	return boot.Sheet{Record: imagined(drafts[i])}, nil
}

func sheetOf(ctx context.Context, app *boot.App, shown boot.Sheet, drafts []boot.Draft) (Sheet, error) {
	id := shown.Record.ID
	agreements := withUnsaved(shown.Agreements, drafts, "agreement", id)
	observations := withUnsaved(shown.Observations, drafts, "observation", id)

	kept := make(map[book.ID]boot.Draft, len(drafts))
	all := slices.Concat([]book.Record{shown.Record}, agreements, observations)
	var typed []boot.Draft
	for _, draft := range drafts {
		if slices.ContainsFunc(all, func(r book.Record) bool { return r.ID == draft.ID }) {
			kept[draft.ID], typed = draft, append(typed, draft)
		}
	}
	seen, err := viewing(ctx, app, all, typed...)
	return Sheet{
		Child: seen.child(shown.Record, kept), Titles: titlesOf(seen.titles),
		Agreements: seen.children(agreements, kept), Observations: seen.children(observations, kept),
	}, err
}

// withUnsaved leaves the withdrawn children of source out and adds those that
// are only typed yet.
func withUnsaved(children []book.Record, drafts []boot.Draft, kind string, source book.ID) []book.Record {
	all := []book.Record{}
	known := map[book.ID]bool{}
	for _, child := range children {
		known[child.ID] = true
		if child.Status != book.Withdrawn {
			all = append(all, child)
		}
	}
	for _, draft := range drafts {
		if draft.Kind == kind && draft.Fields.Text("source") == string(source) && !known[draft.ID] {
			all = append(all, imagined(draft))
		}
	}
	return all
}

func (v view) children(records []book.Record, drafts map[book.ID]boot.Draft) []Child {
	children := make([]Child, 0, len(records))
	for _, record := range records {
		children = append(children, v.child(record, drafts))
	}
	return children
}

func (v view) child(record book.Record, drafts map[book.ID]boot.Draft) Child {
	child := Child{Row: v.row(record), Answers: []Answer{}, DraftAnswers: []Answer{}}
	kind, ok := book.Standard().Kind(record.Kind)
	if !ok {
		return child
	}
	if record.Number != "" {
		child.Answers = answersOf(kind, record.Fields)
	}
	if draft, ok := drafts[record.ID]; ok {
		child.HasDraft, child.DraftSaved, child.DraftAnswers = true, draft.Saved, answersOf(kind, draft.Fields)
	}
	return child
}

func titlesOf(titles map[book.ID]string) []Pair {
	list := make([]Pair, 0, len(titles))
	for _, id := range slices.Sorted(maps.Keys(titles)) {
		list = append(list, Pair{string(id), titles[id]})
	}
	return list
}
