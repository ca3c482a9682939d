package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
)

func (s *stage) show() *cobra.Command {
	var history bool
	cmd := s.command("show", 2, 2, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			if history {
				return s.history(ctx, app, args[1])
			}
			return s.sheet(ctx, app, args[1])
		})
	})
	cmd.Flags().BoolVar(&history, "history", false, help["show"].flags["history"])
	return cmd
}

// told is a record as --json gives it. Instants are Unix milliseconds.
type told struct {
	ID      book.ID     `json:"id"`
	Kind    string      `json:"kind"`
	Number  string      `json:"number"`
	Status  book.Status `json:"status"`
	Title   string      `json:"title"`
	Fields  book.Fields `json:"fields"`
	Created int64       `json:"created"`
	Changed int64       `json:"changed"`
	Letter  string      `json:"letter"`
	Parcel  string      `json:"parcel"`
	Open    bool        `json:"open"`
}

func tell(r book.Record, titles map[book.ID]string) told {
	return told{r.ID, r.Kind, r.Number, r.Status, titles[r.ID], r.Fields, r.Created, r.Changed, r.Letter, r.Parcel, r.Open}
}

// sheetTold adds what a record points to, by id, what came out of it and is
// attached to it, and what of it only a newer version can show.
type sheetTold struct {
	told
	Titles       map[book.ID]string `json:"titles"`
	Agreements   []told             `json:"agreements"`
	Observations []told             `json:"observations"`
	Attachments  []attachmentTold   `json:"attachments"`
	Newer        []strange          `json:"newer"`
}

// strange is a field of a newer version; tag 0 is the kind of the record itself. Name is "" when no parcel has told it.
type strange struct {
	Tag  int    `json:"tag"`
	Name string `json:"name"`
}

func (s *stage) sheet(ctx context.Context, app *boot.App, name string) error {
	sheet, err := app.Desk.Show(ctx, name)
	if err != nil {
		return err
	}
	lists, err := app.Desk.Lists(ctx)
	if err != nil {
		return err
	}
	result := sheetTold{tell(sheet.Record, sheet.Titles), sheet.Titles, []told{}, []told{}, tellAll(sheet.Attachments), []strange{}}
	for _, newer := range sheet.Newer {
		result.Newer = append(result.Newer, strange{newer.Tag, newer.Name})
	}
	for _, record := range sheet.Agreements {
		result.Agreements = append(result.Agreements, tell(record, sheet.Titles))
	}
	for _, record := range sheet.Observations {
		result.Observations = append(result.Observations, tell(record, sheet.Titles))
	}
	return s.answer(result, func() {
		s.describe(sheet.Record, wording{lists, sheet.Titles})
		s.beyond(result.Newer)
		for _, attachment := range result.Attachments {
			s.say(indented, attachment.words())
		}
		for _, record := range append(sheet.Agreements, sheet.Observations...) {
			s.say("")
			s.describe(record, wording{lists, sheet.Titles})
		}
	})
}

// describe writes a record the way its form shows it, one filled field a line.
func (s *stage) describe(record book.Record, w wording) {
	s.say(recordHead, record.Number, kindLabel(record.Kind), statusWord(record.Status), w.titles[record.ID])
	if record.Open {
		s.say(openLine)
	}
	kind, ok := book.Standard().Kind(record.Kind)
	if !ok {
		return
	}
	for _, field := range kind.Fields {
		if text := w.answer(field, record.Fields); text != "" {
			s.say(fieldLine, field.Label.Da, text)
		}
	}
}

// beyond tells how much of a record only a newer version can show, and what it is called where that is known.
func (s *stage) beyond(newer []strange) {
	var names []string
	fields := 0
	for _, one := range newer {
		if one.Tag == 0 {
			s.say(newerKind, one.Name)
			continue
		}
		fields++
		if one.Name != "" {
			names = append(names, one.Name)
		}
	}
	switch {
	case fields > 0 && len(names) == 0:
		s.say(newerNameless, howMany(fields, "felt", "felter"))
	case fields > 0:
		s.say(newerFields, howMany(fields, "felt", "felter"), strings.Join(names, ", "))
	}
}
