package fieldwork

import (
	"cmp"
	"context"
	"slices"

	"feltbog/app/book"
	"feltbog/app/store"
)

// Network is who works with whom in one area in one year.
type Network struct {
	Year   int // the one asked for, or else the latest anything was recorded in
	Years  []int
	Actors []Member // by name
	Ties   []Tie
	Titles map[book.ID]string
}

// Member is an actor of an area. Met is how often it was met that year; Last the day
// it was last met in any year, "" for never.
type Member struct {
	Actor book.Record
	Met   int
	Last  string
}

// Tie joins two actors, by their places among the members, the lower first. Count is
// of the meetings and events both took part in that year, and the projects they share.
type Tie struct{ One, Other, Count int }

// Which fields of a record name the actors that took part in it.
var parts = map[string][]string{
	"dialogue": {"host", "co_hosts"}, "event": {"organiser", "co_organisers"}, "requisition": {"requester"},
	"consultation": {"recipient"}, "project": {"owner", "partners"},
}

// Network tells it for an area; year 0 is the latest. An actor belongs to an area
// that it names itself, and to those it took part in something in.
func (d *Desk) Network(ctx context.Context, area book.ID, year int) (n Network, err error) {
	err = d.book.Read(ctx, func(tx *store.Tx) error {
		g, err := d.gather(tx, area)
		if err != nil {
			return err
		}
		n = g.network(year)
		actors := make([]book.Record, len(n.Actors))
		for i, member := range n.Actors {
			actors[i] = member.Actor
		}
		n.Titles, err = d.titles(tx, actors)
		return err
	})
	return n, err
}

// gathered is what took place in an area, and who took part.
type gathered struct {
	actors   map[book.ID]book.Record // of the area
	occasion []occasion
	years    map[int]bool
}

type occasion struct {
	year   int // 0 for a project: it lasts
	day    string
	actors []book.ID
}

func (d *Desk) gather(tx *store.Tx, area book.ID) (*gathered, error) {
	g := &gathered{actors: map[book.ID]book.Record{}, years: map[int]bool{}}
	all, err := tx.All([]string{"actor", "project", "visit", "dialogue", "requisition", "consultation", "event"}, 0)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, withdrawn)
	known, projects := map[book.ID]book.Record{}, map[book.ID]book.Record{}
	for _, record := range all {
		switch record.Kind {
		case "actor":
			known[record.ID] = record
			if in(record, area) {
				g.actors[record.ID] = record
			}
		case "project":
			projects[record.ID] = record
		}
	}
	for _, record := range all {
		if record.Kind == "actor" || !in(record, area) {
			continue
		}
		took := occasion{day: d.dayOf(record), actors: takingPart(record, projects)}
		if kind, ok := d.catalogue.Kind(record.Kind); ok && record.Kind != "project" {
			took.year = record.Year(kind)
			g.years[took.year] = true
		}
		for _, id := range took.actors {
			if actor, ok := known[id]; ok {
				g.actors[id] = actor
			}
		}
		g.occasion = append(g.occasion, took)
	}
	return g, nil
}

// in tells whether a record belongs to an area.
func in(r book.Record, area book.ID) bool {
	return r.Fields.Text("area") == string(area) || slices.Contains(r.Fields.Many("areas"), string(area))
}

// takingPart are the actors of a record; at a visit it is the owner of the project
// who is met.
func takingPart(r book.Record, projects map[book.ID]book.Record) (ids []book.ID) {
	if r.Kind == "visit" {
		r = book.Record{Fields: book.Fields{"owner": projects[book.ID(r.Fields.Text("project"))].Fields.Text("owner")}, Kind: "project"}
	}
	for _, name := range parts[r.Kind] {
		for _, id := range append(r.Fields.Many(name), r.Fields.Text(name)) {
			if id != "" && !slices.Contains(ids, book.ID(id)) {
				ids = append(ids, book.ID(id))
			}
		}
	}
	return ids
}

func (g *gathered) network(year int) Network {
	n := Network{Year: year}
	for y := range g.years {
		if y != 0 {
			n.Years = append(n.Years, y)
		}
	}
	slices.Sort(n.Years)
	if year == 0 && len(n.Years) > 0 {
		n.Year = n.Years[len(n.Years)-1]
	}
	for _, actor := range g.actors {
		n.Actors = append(n.Actors, Member{Actor: actor})
	}
	slices.SortFunc(n.Actors, func(a, b Member) int {
		return cmp.Or(cmp.Compare(a.Actor.Fields.Text("name"), b.Actor.Fields.Text("name")), cmp.Compare(a.Actor.ID, b.Actor.ID))
	})
	place := map[book.ID]int{}
	for i, member := range n.Actors {
		place[member.Actor.ID] = i
	}
	counts := map[[2]int]int{}
	for _, took := range g.occasion {
		var there []int
		for _, id := range took.actors {
			i, known := place[id]
			if !known {
				continue
			}
			there = append(there, i)
			if took.year != 0 {
				n.Actors[i].Last = max(n.Actors[i].Last, took.day)
			}
			if took.year != 0 && took.year == n.Year {
				n.Actors[i].Met++
			}
		}
		if took.year != 0 && took.year != n.Year {
			continue
		}
		slices.Sort(there)
		for i, one := range there {
			for _, other := range there[i+1:] {
				counts[[2]int{one, other}]++
			}
		}
	}
	for pair, count := range counts {
		n.Ties = append(n.Ties, Tie{pair[0], pair[1], count})
	}
	slices.SortFunc(n.Ties, func(a, b Tie) int { return cmp.Or(cmp.Compare(a.One, b.One), cmp.Compare(a.Other, b.Other)) })
	return n
}
