package cli

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
)

// longestText bounds what is read of a text from stdin; the fields refuse what is too long for them.
const longestText = 1 << 20

// text is an argument, or what stands on stdin when there is none.
func (s *stage) text(args []string, at int) (string, error) {
	if len(args) > at && args[at] != "-" {
		return args[at], nil
	}
	raw, err := io.ReadAll(io.LimitReader(s.in, longestText))
	if err != nil {
		return "", fault.New(fault.NotFound).Because(err)
	}
	return string(raw), nil
}

func (s *stage) ask() *cobra.Command {
	return s.command("ask", 2, 3, func(ctx context.Context, args []string) error {
		text, err := s.text(args, 2)
		if err != nil {
			return err
		}
		return s.with(ctx, args[0], func(app *boot.App) error {
			asked, err := app.Office.Ask(ctx, args[1], text)
			if err != nil {
				return err
			}
			return s.answer(tell(asked, map[book.ID]string{asked.ID: asked.Fields.Text("text")}), func() { s.say(queryAsked, asked.Number) })
		})
	})
}

// queryTold is a query as --json gives it.
type queryTold struct {
	ID     book.ID `json:"id"`
	Number string  `json:"number"`
	Asked  int64   `json:"asked"` // Unix milliseconds
	Text   string  `json:"text"`
	Answer string  `json:"answer"`
	About  book.ID `json:"about"`
	Record string  `json:"record"` // number of what it is about
	Title  string  `json:"title"`
}

func (s *stage) asked() *cobra.Command {
	return s.command("asked", 1, 1, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			queries, err := app.Desk.Asked(ctx)
			if err != nil {
				return err
			}
			told := []queryTold{}
			for _, q := range queries {
				told = append(told, queryTold{
					q.Record.ID, q.Record.Number, q.Record.Created, q.Record.Fields.Text("text"), q.Record.Fields.Text("answer"),
					q.About.ID, q.About.Number, q.Title,
				})
			}
			return s.answer(map[string]any{"queries": told}, func() { s.queries(told) })
		})
	})
}

func (s *stage) queries(told []queryTold) {
	for _, q := range told {
		s.say(queryLine, q.Number, s.moment(q.Asked), q.Record, q.Title)
		s.say(indented, q.Text)
		if q.Answer != "" {
			s.say(answerLine, strings.ReplaceAll(q.Answer, "\n", " "))
		}
	}
	s.say(queryTotal, howMany(len(told), queryWord, queriesWord))
}

func (s *stage) answerQuery() *cobra.Command {
	return s.command("answer", 2, 3, func(ctx context.Context, args []string) error {
		text, err := s.text(args, 2)
		if err != nil {
			return err
		}
		return s.with(ctx, args[0], func(app *boot.App) error {
			saved, err := app.Desk.Answer(ctx, args[1], text)
			if err != nil {
				return err
			}
			return s.confirm(saved)
		})
	})
}

func (s *stage) closeQuery() *cobra.Command {
	var undo bool
	cmd := s.command("close", 2, 2, func(ctx context.Context, args []string) error {
		return s.with(ctx, args[0], func(app *boot.App) error {
			closed, err := app.Office.Close(ctx, args[1], undo)
			if err != nil {
				return err
			}
			return s.answer(tell(closed, nil), func() {
				line := queryClosed
				if undo {
					line = queryReopened
				}
				s.say(line, closed.Number)
			})
		})
	})
	cmd.Flags().BoolVar(&undo, "undo", false, help["close"].flags["undo"])
	return cmd
}
