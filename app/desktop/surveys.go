package desktop

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Surveys are the questionnaires, and the laptop in the hands of those who answer.
type Surveys struct{ door *door }

// Survey is a questionnaire with what has come of it.
type Survey struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	For       string     `json:"for"` // code of the list "instrument"
	Year      int        `json:"year"`
	Answers   int        `json:"answers"`
	Sent      int        `json:"sent"`
	Questions []Question `json:"questions"`
}

// Question is one of its questions, in order.
type Question struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Free bool   `json:"free"` // answered in words, not on the scale
}

// All are the surveys, latest year first.
func (s *Surveys) All() ([]Survey, error) {
	return read(s.door, "Surveys.All", func(ctx context.Context, app *boot.App) ([]Survey, error) {
		found, err := app.Desk.Surveys(ctx)
		list := make([]Survey, 0, len(found))
		for _, one := range found {
			fields := one.Record.Fields
			survey := Survey{
				ID: string(one.Record.ID), Title: fields.Text("title"), For: fields.Text("instrument"), Year: int(fields.Number("year")),
				Answers: one.Answers, Sent: int(one.Sent), Questions: []Question{},
			}
			for _, q := range one.Questions {
				survey.Questions = append(survey.Questions, Question{string(q.ID), q.Fields.Text("text"), q.Fields.Text("kind") == "text"})
			}
			list = append(list, survey)
		}
		return list, err
	})
}

// Reply records one anonymous answer: codes of the scale by the id of the question,
// and a remark. It gives the id of the record.
func (s *Surveys) Reply(survey string, answers []Pair, remark string) (string, error) {
	return read(s.door, "Surveys.Reply", func(ctx context.Context, app *boot.App) (string, error) {
		scale := map[string]string{}
		for _, one := range answers {
			scale[one.Key] = one.Value
		}
		saved, err := app.Desk.Reply(ctx, book.ID(survey), scale, remark)
		return s.rung(saved, err)
	})
}

// Dispatch records that a survey was sent to so many today. It gives the id of the
// record.
func (s *Surveys) Dispatch(survey string, sent int) (string, error) {
	return read(s.door, "Surveys.Dispatch", func(ctx context.Context, app *boot.App) (string, error) {
		return s.rung(app.Desk.Dispatch(ctx, book.ID(survey), int64(sent)))
	})
}

func (s *Surveys) rung(saved boot.Saved, err error) (string, error) {
	if err == nil {
		s.door.window.ring(recordsBell)
	}
	return string(saved.Record.ID), err
}

// HandOver gives the laptop out of hand for a survey: from now on the window fills
// the screen, and nothing but answering it is let through the door.
func (s *Surveys) HandOver(survey string) (Status, error) {
	_, err := read(s.door, "Surveys.HandOver", func(context.Context, *boot.App) (struct{}, error) { return struct{}{}, nil })
	if err != nil {
		return Status{}, err
	}
	if err := s.door.hand(survey); err != nil {
		return Status{}, err
	}
	return s.door.status(), nil
}

// TakeBack ends that, for whoever knows the passphrase of the book. Wrong ones wait
// longer and longer, as at a locked book. A book to practise in asks for none.
func (s *Surveys) TakeBack(passphrase string) (Status, error) {
	return call(s.door, "Surveys.TakeBack", func(context.Context) (Status, error) {
		if err := s.door.proven(passphrase); err != nil {
			return Status{}, err
		}
		if err := s.door.takeBack(); err != nil {
			return Status{}, err
		}
		s.door.window.ring(bookBell) // what was refused in the meantime is asked again
		return s.door.status(), nil
	})
}
