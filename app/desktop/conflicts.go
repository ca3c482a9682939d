package desktop

import (
	"context"

	"feltbog/app/boot"
)

// Conflicts is the coordinator's inbox.
type Conflicts struct{ door *door }

// Conflict is one field of one record that people answered differently without
// having seen each other's answers. Key is the option, for a field with one
// answer per option.
type Conflict struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Number string `json:"number"`
	Title  string `json:"title"`
	Field  string `json:"field"`
	Key    string `json:"key"`
	Sides  []Side `json:"sides"`
}

// Side is one of the answers: codes as they are, records by title.
type Side struct {
	Dot    string `json:"dot"`
	Value  string `json:"value"`
	Letter string `json:"letter"`
	Name   string `json:"name"`
	At     int64  `json:"at"`
}

// All is everything that waits for a decision.
func (c *Conflicts) All() ([]Conflict, error) {
	return read(c.door, "Conflicts.All", func(ctx context.Context, app *boot.App) ([]Conflict, error) {
		found, err := app.Office.Conflicts(ctx)
		if err != nil {
			return nil, err
		}
		list := make([]Conflict, 0, len(found))
		for _, one := range found {
			list = append(list, conflictOf(one))
		}
		return list, nil
	})
}

func conflictOf(c boot.Conflict) Conflict {
	conflict := Conflict{
		ID: string(c.Record), Kind: c.Kind, Number: c.Number, Title: c.Title, Field: c.Field, Key: c.Key, Sides: []Side{},
	}
	for _, side := range c.Sides {
		conflict.Sides = append(conflict.Sides, Side{
			Dot: side.Dot, Value: side.Text, Letter: side.Letter, Name: side.Name, At: side.At,
		})
	}
	return conflict
}
