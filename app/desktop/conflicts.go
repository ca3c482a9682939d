package desktop

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Conflicts is the coordinator's inbox.
type Conflicts struct{ door *door }

// Conflict is one field of one record that people answered differently without
// having seen each other's answers. Key is the option, for a field with one
// answer per option. Base is what all had before them, without a Dot where there
// is none. Like counts the other conflicts that ask the same question.
type Conflict struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Number string `json:"number"`
	Title  string `json:"title"`
	Field  string `json:"field"`
	Key    string `json:"key"`
	Base   Side   `json:"base"`
	Sides  []Side `json:"sides"`
	Like   int    `json:"like"`
}

// Settled is a decision that stands. Settling again between the same sides is
// its undo.
type Settled struct {
	Conflict
	Answer Side   `json:"answer"`
	Why    string `json:"why"`
}

// Decision answers a conflict: Keep is the Dot of a side, Both keeps all sides of
// a text, and otherwise Answer is new. Like gives the same answer to all others
// that ask the same.
type Decision struct {
	ID     string `json:"id"`
	Field  string `json:"field"`
	Key    string `json:"key"`
	Keep   string `json:"keep"`
	Both   bool   `json:"both"`
	Answer Answer `json:"answer"`
	Why    string `json:"why"`
	Like   bool   `json:"like"`
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

// Settled are the decisions that stand, the latest first.
func (c *Conflicts) Settled() ([]Settled, error) {
	return read(c.door, "Conflicts.Settled", func(ctx context.Context, app *boot.App) ([]Settled, error) {
		made, err := app.Office.Settled(ctx)
		if err != nil {
			return nil, err
		}
		list := make([]Settled, 0, len(made))
		for _, one := range made {
			list = append(list, Settled{Conflict: conflictOf(one.Conflict), Answer: sideOf(one.Answer), Why: one.Why})
		}
		return list, nil
	})
}

// Settle decides one conflict, or all that are alike, and tells in how many
// records.
func (c *Conflicts) Settle(d Decision) (int, error) {
	return read(c.door, "Conflicts.Settle", func(ctx context.Context, app *boot.App) (int, error) {
		decision, err := d.decision()
		if err != nil {
			return 0, err
		}
		records := 1
		if d.Like {
			records, err = app.Office.SettleLike(ctx, decision)
		} else {
			err = app.Office.Settle(ctx, decision)
		}
		if err != nil {
			return 0, err
		}
		c.door.window.ring(parcelsBell)
		c.door.window.ring(recordsBell)
		return records, nil
	})
}

func (d Decision) decision() (boot.Decision, error) {
	decision := boot.Decision{Record: book.ID(d.ID), Field: d.Field, Key: d.Key, Keep: d.Keep, Both: d.Both, Why: d.Why}
	if d.Keep != "" || d.Both {
		return decision, nil
	}
	value, ok := d.Answer.value()
	if !ok {
		return boot.Decision{}, fault.At(d.Field, fault.New(fault.Invalid))
	}
	decision.Value = value
	return decision, nil
}

func conflictOf(c boot.Conflict) Conflict {
	conflict := Conflict{
		ID: string(c.Record), Kind: c.Kind, Number: c.Number, Title: c.Title, Field: c.Field, Key: c.Key, Sides: []Side{}, Like: c.Like,
	}
	if c.Base != nil {
		conflict.Base = sideOf(*c.Base)
	}
	for _, side := range c.Sides {
		conflict.Sides = append(conflict.Sides, sideOf(side))
	}
	return conflict
}

func sideOf(side boot.Side) Side {
	return Side{Dot: side.Dot, Value: side.Text, Letter: side.Letter, Name: side.Name, At: side.At}
}
