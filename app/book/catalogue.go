package book

import (
	"fmt"
	"hash/fnv"
	"sync"
)

// Catalogue is all kinds and all code lists, checked against each other once.
// It is read-only after New and safe for concurrent use.
type Catalogue struct {
	Kinds  []*Kind
	Lists  Lists
	byName map[string]*Kind
	byTag  map[int]*Kind
}

// Standard is the catalogue this version ships with.
var Standard = sync.OnceValue(func() *Catalogue {
	c, err := New([]*Kind{
		visit(), dialogue(), requisition(), consultation(), event(), agreement(), observation(),
		conclusion(), survey(), question(), dispatch(), answer(), planLine(), deliverable(),
		project(), actor(), contact(), challenge(), area(), administration(), staff(), decision(),
		option(), device(), attachment(), link(), halfDay(), wording(), query(), aside(), clockFix(), trim(),
	}, standardLists())
	if err != nil {
		panic(err)
	}
	return c
})

// New checks that tags and names are unique, that every list and kind a field
// points to exists, and that dates and titles are fields of their kind.
func New(kinds []*Kind, lists Lists) (*Catalogue, error) {
	c := &Catalogue{Kinds: kinds, Lists: lists, byName: map[string]*Kind{}, byTag: map[int]*Kind{}}
	for _, kind := range kinds {
		if c.byName[kind.Name] != nil || c.byTag[kind.Tag] != nil {
			return nil, fmt.Errorf("book: kind %s (%d) is there twice", kind.Name, kind.Tag)
		}
		c.byName[kind.Name], c.byTag[kind.Tag] = kind, kind
	}
	for _, kind := range kinds {
		if err := c.check(kind); err != nil {
			return nil, fmt.Errorf("book: kind %s: %w", kind.Name, err)
		}
	}
	return c, nil
}

// Kind finds a kind by name.
func (c *Catalogue) Kind(name string) (*Kind, bool) {
	kind, ok := c.byName[name]
	return kind, ok
}

// Tagged finds a kind by tag.
func (c *Catalogue) Tagged(tag int) (*Kind, bool) {
	kind, ok := c.byTag[tag]
	return kind, ok
}

// Fingerprint names what the catalogue says about stored data: kinds, tags,
// names, types and policies. Labels do not count.
func (c *Catalogue) Fingerprint() string {
	sum := fnv.New64a()
	for _, kind := range c.Kinds {
		fmt.Fprintln(sum, kind.Tag, kind.Name, kind.Date, kind.Year, kind.Title)
		for _, f := range kind.Fields {
			fmt.Fprintln(sum, f.Tag, f.Name, f.Type, f.Policy)
		}
	}
	return fmt.Sprintf("%016x", sum.Sum64())
}

func (c *Catalogue) check(kind *Kind) error {
	tags, names := map[int]bool{TagBasis: true}, map[string]bool{}
	for _, f := range kind.Fields {
		if tags[f.Tag] || names[f.Name] {
			return fmt.Errorf("field %s (%d) is there twice", f.Name, f.Tag)
		}
		tags[f.Tag], names[f.Name] = true, true
		if f.List != "" && c.Lists[f.List] == nil {
			return fmt.Errorf("field %s: no list %s", f.Name, f.List)
		}
		if f.Kind != "" && c.byName[f.Kind] == nil {
			return fmt.Errorf("field %s: no kind %s", f.Name, f.Kind)
		}
		if f.Label.Da == "" || f.Label.En == "" {
			return fmt.Errorf("field %s: a label is missing", f.Name)
		}
	}
	for _, name := range append([]string{kind.Date, kind.Year}, kind.Title...) {
		if name != "" && !names[name] {
			return fmt.Errorf("no field %s", name)
		}
	}
	return nil
}
