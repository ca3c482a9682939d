package coordination

import (
	"slices"
	"strings"
	"unicode/utf8"

	"feltbog/app/book"
	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/report"
	"feltbog/app/store"
)

// A longer text, which only a file can be, is handed over as the file.
const longestQuote = 20_000

// digger tells of a text in the book what a person may ask of it. It serves one
// extract.
type digger struct {
	office  *Office
	tx      *store.Tx
	devices []store.Device
	has     map[journal.Device]journal.Held // what each is known to have
	periods map[string]Period               // by kind; nothing on a laptop, which does not know them
}

func (o *Office) digger(tx *store.Tx) (*digger, error) {
	d := &digger{office: o, tx: tx, has: map[journal.Device]journal.Held{}, periods: map[string]Period{}}
	devices, err := exchange.Roster(tx)
	if err != nil {
		return nil, err
	}
	held, err := tx.Held()
	if err != nil {
		return nil, err
	}
	for _, device := range devices {
		has, err := tx.Acknowledged(device.ID)
		if err != nil {
			return nil, err
		}
		has.Join(held.Of(device.ID))
		d.has[device.ID] = has
	}
	d.devices = devices
	if o.coordinator() != nil {
		return d, nil
	}
	periods, err := o.periods(tx)
	for _, p := range periods {
		d.periods[p.Kind] = p
	}
	return d, err
}

func (d *digger) quote(q store.Quote) (report.Quote, error) {
	quote := report.Quote{Words: q.Words, At: d.office.instant(q.At), Standing: posture(q), By: d.author(q), Laptops: d.laptops(q.By)}
	if utf8.RuneCountInString(quote.Words) > longestQuote {
		quote.Words = ""
	}
	record, err := d.record(q)
	if err != nil {
		return quote, err
	}
	quote.Record = record.Number
	kind, ok := d.office.catalogue.Kind(record.Kind)
	if !ok {
		return quote, nil
	}
	field, _ := kind.Field(q.Field)
	quote.Kind, quote.Field = kind.Label, field.Label
	quote.Deleted, err = d.deleted(kind, field, record)
	return quote, err
}

// record is the one a text stands in; of one that was never saved only its kind
// is known, and of one that was erased nothing.
func (d *digger) record(q store.Quote) (book.Record, error) {
	record, err := d.tx.Find(q.Record)
	if !fault.Is(err, fault.NotFound) {
		return record, err
	}
	draft, _, err := d.tx.Draft(q.Record)
	return book.Record{ID: q.Record, Kind: draft.Kind}, err
}

func posture(q store.Quote) report.Standing {
	switch {
	case q.Draft:
		return report.Unsaved
	case q.Reason:
		return report.Reason
	case q.Current:
		return report.Shown
	}
	return report.Earlier
}

func (d *digger) author(q store.Quote) string {
	me := d.tx.Identity()
	device := q.By.Stream.Device
	if q.Draft || device == me.Device {
		return me.Name + ", pc " + me.Letter
	}
	for _, known := range d.devices {
		if known.ID == device {
			return strings.TrimPrefix(known.Name+", pc "+known.Letter, ", ")
		}
	}
	return ""
}

// laptops are the others that are known to have a change, shut out or not. A form
// draft is nowhere else.
func (d *digger) laptops(dot journal.Dot) []string {
	var letters []string
	for _, device := range d.devices {
		mine := device.ID == d.tx.Identity().Device
		if !mine && dot.Seq > 0 && d.has[device.ID].Has(dot) && !slices.Contains(letters, device.Letter) {
			letters = append(letters, device.Letter)
		}
	}
	slices.Sort(letters)
	return letters
}

// deleted is the year in which retention takes a text, 0 if it never does.
func (d *digger) deleted(kind *book.Kind, field book.Field, record book.Record) (int, error) {
	if kind.Tag == book.KindAttachment {
		source, err := d.tx.Find(book.ID(record.Fields.Text("source")))
		from, ok := d.office.catalogue.Kind(source.Kind)
		if fault.Is(err, fault.NotFound) || !ok {
			return 0, nil
		}
		return d.end(from, source)
	}
	if kind.Name != "contact" && !free(kind, field) {
		return 0, nil
	}
	return d.end(kind, record)
}

func (d *digger) end(kind *book.Kind, record book.Record) (int, error) {
	at, err := d.office.dated(d.tx, kind, record)
	if err != nil || at == 0 || kind.Name == "contact" {
		return at, err
	}
	if period, has := d.periods[kind.Name]; has {
		return at + period.Years + 1, nil
	}
	return 0, nil
}
