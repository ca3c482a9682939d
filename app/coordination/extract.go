package coordination

import (
	"context"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"feltbog/app/book"
	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/report"
	"feltbog/app/store"
)

// Extract is what the book holds about a person (GDPR art. 15): every text the
// words stand in, folded as a search is, and what else is noted of a contact
// among them. A laptop may ask too: of its own book. Nothing of it is remembered.
func (o *Office) Extract(ctx context.Context, words string) (extract report.Extract, err error) {
	if strings.TrimSpace(words) == "" {
		return extract, fault.At("find", fault.New(fault.Required))
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		quotes, err := tx.Quotes(words)
		if err != nil {
			return err
		}
		if quotes, err = o.withContacts(tx, quotes); err != nil {
			return err
		}
		d, err := o.digger(tx)
		if err != nil {
			return err
		}
		extract = report.Extract{Words: words, Owner: tx.Identity().Name, Made: o.instant(tx.Now)}
		for _, q := range quotes {
			quote, err := d.quote(q)
			if err != nil {
				return err
			}
			extract.Quotes = append(extract.Quotes, quote)
		}
		return nil
	})
	return extract, err
}

// extracts are the forms an extract can be written in, by file extension.
var extracts = map[string]func(report.Extract) ([]byte, error){
	".docx": report.Extract.Docx,
	".html": report.Extract.Html,
}

// WriteExtract writes the extract about a person to path, in the form its
// extension names, and tells how many places there are. A file already there is
// replaced. The file is as readable as any other on the machine: it is made to be
// handed over.
func (o *Office) WriteExtract(ctx context.Context, words, path string) (places int, err error) {
	form, ok := extracts[strings.ToLower(filepath.Ext(path))]
	if !ok {
		return 0, fault.At("out", fault.New(fault.Invalid))
	}
	extract, err := o.Extract(ctx, words)
	if err != nil {
		return 0, err
	}
	paper, err := form(extract)
	if err != nil {
		return 0, err
	}
	return len(extract.Quotes), writePaper(path, 0o600, paper)
}

func writePaper(path string, mode fs.FileMode, paper []byte) error {
	return durable.Fault(durable.Write(path, mode, func(w io.Writer) error {
		_, err := w.Write(paper)
		return err
	}))
}

func (o *Office) instant(at int64) time.Time { return time.UnixMilli(at).In(o.zone) }

// withContacts puts in what is noted of each contact that was found: the whole
// record is about one person.
func (o *Office) withContacts(tx *store.Tx, quotes []store.Quote) ([]store.Quote, error) {
	kind, ok := o.catalogue.Kind("contact")
	if !ok {
		return quotes, nil
	}
	met := map[book.ID]bool{}
	for _, q := range slices.Clone(quotes) {
		tag, known, err := tx.Kind(q.Record)
		if err != nil {
			return nil, err
		}
		if !known || tag != kind.Tag || met[q.Record] {
			continue
		}
		met[q.Record] = true
		registers, err := tx.Registers(q.Record)
		if err != nil {
			return nil, err
		}
		for _, field := range kind.Fields {
			shown, ok := registers[book.Slot{Tag: field.Tag}].Shown()
			about := store.Trace{Record: q.Record, Field: field.Name, Current: true}
			if !ok || field.Type == book.Ref || field.Tag <= book.TagInternal || quoted(quotes, about) {
				continue
			}
			quotes = append(quotes, store.Quote{Trace: about, Words: shown.Value.Words(), By: shown.Dot, At: shown.Wall})
		}
	}
	return quotes, nil
}

func quoted(quotes []store.Quote, at store.Trace) bool {
	return slices.ContainsFunc(quotes, func(q store.Quote) bool { return q.Trace == at })
}
