package desktop

import (
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Event is one save in a record's history.
type Event struct {
	Dot     string        `json:"dot"` // names the save, for Version
	At      int64         `json:"at"`
	Letter  string        `json:"letter"`
	Name    string        `json:"name"`
	Why     string        `json:"why"`
	Parcel  string        `json:"parcel"`
	Changes []FieldChange `json:"changes"`
}

// FieldChange is one field going from one value to another: codes, days and
// numbers as they are, records by title. Key is the option, for a field with
// one answer per option.
type FieldChange struct {
	Field string `json:"field"`
	Key   string `json:"key"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// History tells a record's saves, newest first.
func (r *Records) History(id string) ([]Event, error) {
	return read(r.door, "Records.History", func(ctx context.Context, app *boot.App) ([]Event, error) {
		events, titles, err := app.Desk.History(ctx, id)
		if err != nil {
			return nil, err
		}
		list := make([]Event, 0, len(events))
		for _, event := range slices.Backward(events) {
			list = append(list, eventOf(event, titles))
		}
		return list, nil
	})
}

// Version is what a record said after one of its saves.
type Version struct {
	Answers []Answer `json:"answers"`
	Titles  []Pair   `json:"titles"`
}

// Version gives what a record said after a save, by the dot in its history.
func (r *Records) Version(id, dot string) (Version, error) {
	return read(r.door, "Records.Version", func(ctx context.Context, app *boot.App) (Version, error) {
		record, titles, err := app.Desk.Version(ctx, id, dot)
		kind, known := book.Standard().Kind(record.Kind)
		if err != nil || !known {
			return Version{}, err
		}
		return Version{Answers: answersOf(kind, record.Fields), Titles: titlesOf(titles)}, nil
	})
}

func eventOf(event boot.Event, titles map[book.ID]string) Event {
	told := Event{
		Dot: event.Dot.String(), At: event.At, Letter: event.Letter, Name: event.Name, Why: event.Why, Parcel: event.Parcel,
		Changes: []FieldChange{},
	}
	word := func(text string) string {
		if title, ok := titles[book.ID(text)]; ok {
			return title
		}
		return text
	}
	for _, step := range event.Steps {
		told.Changes = append(told.Changes, FieldChange{
			Field: step.Field, Key: word(step.Key), From: word(step.From.String()), To: word(step.To.String()),
		})
	}
	return told
}
