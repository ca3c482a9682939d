package desktop

import (
	"context"

	"feltbog/app/boot"
)

// Privacy is what the screen about data protection asks for and does.
type Privacy struct{ door *door }

// Deletion is what is due for deletion by the end of a year, or was deleted.
// First and Last name its erasures; "" when nothing is deleted yet.
type Deletion struct {
	Year     int        `json:"year"`
	Expiring []Expiring `json:"expiring"`
	Archived string     `json:"archived"` // "yes", "no", or "" while nobody has answered
	By       string     `json:"by"`
	Day      string     `json:"day"`
	First    string     `json:"first"`
	Last     string     `json:"last"`
}

// Expiring is what is due of one kind and year: whole records, or their free
// text.
type Expiring struct {
	Kind        string `json:"kind"`
	Year        int    `json:"year"`
	Whole       bool   `json:"whole"`
	Records     int    `json:"records"`
	Attachments int    `json:"attachments"`
}

// Place is where the open book lies.
func (p *Privacy) Place() (string, error) {
	return read(p.door, "Privacy.Place", func(_ context.Context, app *boot.App) (string, error) { return app.Path(), nil })
}

// SaveExtract writes what is held about a person to path, and tells in how many
// places it stands.
func (p *Privacy) SaveExtract(words, path string) (int, error) {
	return read(p.door, "Privacy.SaveExtract", func(ctx context.Context, app *boot.App) (int, error) {
		return app.Office.WriteExtract(ctx, words, path)
	})
}

// Count tells in how many places a person stands. Nothing is written.
func (p *Privacy) Count(words string) (int, error) {
	return read(p.door, "Privacy.Count", func(ctx context.Context, app *boot.App) (int, error) {
		extract, err := app.Office.Extract(ctx, words)
		return len(extract.Quotes), err
	})
}

// SaveArticle30 writes the draft record of processing to path.
func (p *Privacy) SaveArticle30(path string) error {
	_, err := read(p.door, "Privacy.SaveArticle30", func(ctx context.Context, app *boot.App) (struct{}, error) {
		return struct{}{}, app.Office.WriteArticle30(ctx, path)
	})
	return err
}

// Due looks at what is due for deletion by the end of a year; 0 is this year.
func (p *Privacy) Due(year int) (Deletion, error) {
	return read(p.door, "Privacy.Due", func(ctx context.Context, app *boot.App) (Deletion, error) {
		if year == 0 {
			year = p.door.config.Now().Year()
		}
		due, err := app.Office.Retention(ctx, year, true)
		return deletionOf(due), err
	})
}

// Delete answers the archive question for a year ("yes" or "no", and by whom) and
// deletes for good what is due by its end.
func (p *Privacy) Delete(year int, archived, by string) (Deletion, error) {
	return read(p.door, "Privacy.Delete", func(ctx context.Context, app *boot.App) (Deletion, error) {
		if err := app.Office.AnswerArchive(ctx, year, boot.Archive{Answer: archived, By: by}); err != nil {
			return Deletion{Expiring: []Expiring{}}, err
		}
		done, err := app.Retention(ctx, year, false)
		if err == nil {
			p.door.window.ring(recordsBell)
		}
		return deletionOf(done), err
	})
}

func deletionOf(d boot.Disposal) Deletion {
	list := make([]Expiring, 0, len(d.Expiring))
	for _, e := range d.Expiring {
		list = append(list, Expiring{Kind: e.Kind, Year: e.Year, Whole: e.Whole, Records: e.Records, Attachments: e.Attachments})
	}
	return Deletion{
		Year: d.Year, Expiring: list, Archived: d.Archive.Answer, By: d.Archive.By, Day: d.Archive.Day, First: d.First, Last: d.Last,
	}
}
