package fieldwork

import (
	"cmp"
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Survey is a questionnaire with what has come of it.
type Survey struct {
	Record    book.Record
	Questions []book.Record // in their order
	Answers   int           // ready ones
	Sent      int64         // how many were sent out
}

// Surveys are all questionnaires, latest year first.
func (d *Desk) Surveys(ctx context.Context) (list []Survey, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		surveys, err := tx.List(store.Query{Kind: "survey", Status: []book.Status{book.Draft, book.Ready}})
		for _, record := range surveys.Records {
			survey, err := d.survey(tx, record)
			if err != nil {
				return err
			}
			list = append(list, survey)
		}
		return err
	})
	slices.SortStableFunc(list, func(a, b Survey) int {
		return cmp.Or(cmp.Compare(b.Record.Fields.Number("year"), a.Record.Fields.Number("year")),
			cmp.Compare(a.Record.Fields.Text("title"), b.Record.Fields.Text("title")))
	})
	return list, err
}

func (d *Desk) survey(tx *store.Tx, record book.Record) (s Survey, err error) {
	s.Record = record
	if s.Questions, err = d.outOf(tx, "question", record.ID); err != nil {
		return s, err
	}
	s.Questions = slices.DeleteFunc(s.Questions, withdrawn)
	slices.SortStableFunc(s.Questions, func(a, b book.Record) int {
		return cmp.Compare(a.Fields.Number("order"), b.Fields.Number("order"))
	})
	answers, err := tx.List(store.Query{Kind: "answer", Source: record.ID, Status: []book.Status{book.Ready}, Limit: 1})
	if err != nil {
		return s, err
	}
	s.Answers = answers.Total
	dispatches, err := d.outOf(tx, "dispatch", record.ID)
	for _, dispatch := range slices.DeleteFunc(dispatches, withdrawn) {
		s.Sent += dispatch.Fields.Number("sent")
	}
	return s, err
}

// Reply records one anonymous answer as ready, as received today: the answers to a
// scale by the id of their question, and a remark. It keeps nothing of who gave it.
func (d *Desk) Reply(ctx context.Context, survey book.ID, answers map[string]string, remark string) (Saved, error) {
	return d.saveToday(ctx, "answer", "received", book.Fields{"survey": string(survey), "answers": answers, "remark": remark})
}

// Dispatch records that a survey was sent to so many today.
func (d *Desk) Dispatch(ctx context.Context, survey book.ID, sent int64) (Saved, error) {
	return d.saveToday(ctx, "dispatch", "date", book.Fields{"survey": string(survey), "sent": sent})
}

// saveToday records something as ready, with today in the field that dates it.
func (d *Desk) saveToday(ctx context.Context, kind, dated string, fields book.Fields) (Saved, error) {
	err := d.book.Read(ctx, func(tx *store.Tx) error {
		fields[dated] = d.day(tx.Now)
		return nil
	})
	if err != nil {
		return Saved{}, err
	}
	return d.Save(ctx, Entry{Kind: kind, Status: book.Ready, Fields: fields})
}
