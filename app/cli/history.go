package cli

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// eventTold is one save of a record as --json gives it.
type eventTold struct {
	Dot    string     `json:"dot"`
	At     int64      `json:"at"`
	Letter string     `json:"letter"`
	Name   string     `json:"name"`
	Parcel string     `json:"parcel"`
	Why    string     `json:"why"`
	Steps  []stepTold `json:"changes"`
}

type stepTold struct {
	Field string `json:"field"`
	Key   string `json:"key,omitempty"`
	From  string `json:"from"`
	To    string `json:"to"`
}

func (s *stage) history(ctx context.Context, app *boot.App, name string) error {
	events, titles, err := app.Desk.History(ctx, name)
	if err != nil {
		return err
	}
	sheet, err := app.Desk.Show(ctx, name)
	if err != nil {
		return err
	}
	lists, err := app.Desk.Lists(ctx)
	if err != nil {
		return err
	}
	result := make([]eventTold, 0, len(events))
	for _, event := range events {
		result = append(result, tellEvent(event))
	}
	return s.answer(map[string]any{"id": sheet.Record.ID, "number": sheet.Record.Number, "history": result}, func() {
		s.say(recordHead, sheet.Record.Number, kindLabel(sheet.Record.Kind), statusWord(sheet.Record.Status), sheet.Titles[sheet.Record.ID])
		for _, event := range events {
			s.narrate(event, sheet.Record.Kind, wording{lists, titles})
		}
	})
}

func tellEvent(event boot.Event) eventTold {
	told := eventTold{event.Dot.String(), event.At, event.Letter, event.Name, event.Parcel, event.Why, []stepTold{}}
	for _, step := range event.Steps {
		told.Steps = append(told.Steps, stepTold{step.Field, step.Key, step.From.String(), step.To.String()})
	}
	return told
}

func (s *stage) narrate(event boot.Event, kind string, w wording) {
	s.say(eventHead, s.moment(event.At), event.Letter, event.Name)
	if event.Why != "" {
		s.say(whyLine, event.Why)
	}
	for _, step := range event.Steps {
		field := fieldOf(kind, step.Field)
		label := fieldLabel(kind, step.Field)
		if step.Key != "" {
			label += " · " + w.key(field, step.Key)
		}
		s.say(stepLine, label, orNothing(w.value(field, step.From)), orNothing(w.value(field, step.To)))
	}
}

func fieldOf(kind, name string) book.Field {
	known, ok := book.Standard().Kind(kind)
	if !ok {
		return book.Field{}
	}
	field, _ := known.Field(name)
	return field
}
