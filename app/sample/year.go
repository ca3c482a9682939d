package sample

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// office is the coordinator's book among the places of the laptops, which count
// from 0.
const office = -1

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

// identify gives every record its id and lets the fields point to ids.
func (y *year) identify() {
	ids := map[string]book.ID{}
	for _, s := range y.saves {
		if _, known := ids[s.name]; !known {
			ids[s.name] = book.ID(y.lot.uuid(parse(s.day).UnixMilli(), s.name))
		}
	}
	for i := range y.saves {
		s := &y.saves[i]
		s.entry.ID = ids[s.name]
		kind := y.kind(s.entry.Kind)
		s.entry.Fields = rename(kind, s.entry.Fields, func(name string) string {
			id, ok := ids[name]
			if !ok {
				panic("sample: " + s.name + " points to " + name + ", which is nowhere")
			}
			return string(id)
		})
	}
}

// rename gives a copy of f in which every record pointed to is called something
// else.
func rename(kind *book.Kind, f book.Fields, call func(name string) string) book.Fields {
	renamed := book.Fields{}
	for name, answer := range f {
		field, _ := kind.Field(name)
		full := func(key string) string {
			if strings.Contains(key, "/") {
				return call(key)
			}
			return call(field.Kind + "/" + key)
		}
		switch field.Type {
		case book.Ref:
			renamed[name] = full(answer.(string))
		case book.Refs:
			var many []string
			for _, key := range answer.([]string) {
				many = append(many, full(key))
			}
			renamed[name] = many
		case book.Scale:
			scale := map[string]string{}
			for key, code := range answer.(map[string]string) {
				scale[full(key)] = code
			}
			renamed[name] = scale
		default:
			renamed[name] = answer
		}
	}
	return renamed
}

// pc is the laptop an adviser uses for something. Four have one of their own;
// what there is beyond is shared.
func (y *year) pc(adviser int, question string) int {
	if shared := y.laptops - 4; shared > 0 && y.lot.chance(100*shared/y.laptops, "shared laptop", question) {
		return 4 + y.lot.below(shared, "which laptop", question)
	}
	return adviser % min(y.laptops, 4)
}

// advisers are their keys, in the order of their laptops.
var advisers = []string{"hln", "sak", "jtb", "rov"}

// goes is who goes to an area this time: mostly the one who knows it.
func (y *year) goes(area, question string) int {
	if who, ok := y.adviser[area]; ok && y.lot.chance(85, "who goes", question) {
		return who
	}
	return y.lot.below(len(advisers), "who goes instead", question)
}
