package sample

import (
	"cmp"
	"slices"
	"strconv"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// save is one save at one book. While the year is put together the fields point
// to records by name: their key, or kind and key where any kind may be meant.
type save struct {
	place int
	day   string // when it is typed in
	name  string // kind/key
	entry boot.Entry
}

// year is the whole of it, in the order it was typed in.
type year struct {
	catalogue *book.Catalogue
	lot       lot
	laptops   int
	saves     []save
	projects  map[string]*project
	adviser   map[string]int    // who mostly goes to an area
	with      map[string]string // actors a laptop proposed, and the project they came with
}

// compose puts the year together. Same arguments, same year.
func compose(catalogue *book.Catalogue, laptops int, seed uint64) *year {
	y := &year{
		catalogue: catalogue, lot: lot(seed), laptops: laptops,
		projects: map[string]*project{}, adviser: map[string]int{}, with: map[string]string{},
	}
	y.register()
	y.visits()
	y.unfinished()
	y.requisitions()
	y.consultations()
	y.events()
	y.dialogues()
	y.observations()
	y.surveys()
	y.plan()
	y.corrections()
	y.introduce()
	slices.SortStableFunc(y.saves, func(a, b save) int { return cmp.Compare(a.day, b.day) })
	y.identify()
	return y
}

// put adds a save to the year. status "" leaves it as it is.
func (y *year) put(place int, day, kind, key string, status book.Status, f book.Fields) string {
	name := kind + "/" + key
	y.saves = append(y.saves, save{
		place: place, day: day, name: name,
		entry: boot.Entry{Kind: kind, Status: status, Fields: f},
	})
	return name
}

// table puts a whole table of the register into the coordinator's book.
func (y *year) table(name, kind, day string) []row {
	rows := table(name)
	for i, r := range rows {
		y.put(office, day, kind, cmp.Or(r["key"], strconv.Itoa(i)), book.Ready, r.fields(y.kind(kind)))
	}
	return rows
}

func (y *year) kind(name string) *book.Kind {
	kind, ok := y.catalogue.Kind(name)
	if !ok {
		panic("sample: no kind " + name)
	}
	return kind
}
