package fieldwork_test

import (
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
)

func TestTheNetworkOfAnAreaSaysWhoWorksWithWhomAndWhomNobodyMet(t *testing.T) {
	app, _ := laptop(t)
	save := func(kind string, fields book.Fields) string {
		t.Helper()
		saved, err := app.Desk.Save(ctx, boot.Entry{Kind: kind, Fields: fields})
		if err != nil {
			t.Fatal(err)
		}
		return string(saved.Record.ID)
	}
	const here, there = "area-here", "area-there"
	a := save("actor", book.Fields{"name": "A", "areas": []string{here}})
	b := save("actor", book.Fields{"name": "B"})
	save("actor", book.Fields{"name": "C", "areas": []string{here}}) // never met
	d := save("actor", book.Fields{"name": "D", "areas": []string{there}})
	project := save("project", book.Fields{"name": "P", "owner": a, "partners": []string{b}, "areas": []string{here}})
	save("visit", book.Fields{"date": "2008-03-01", "project": project, "area": here})
	save("dialogue", book.Fields{"date": "2008-04-01", "host": a, "co_hosts": []string{b}, "area": here})
	save("dialogue", book.Fields{"date": "2007-04-01", "host": a, "co_hosts": []string{b}, "area": here})
	save("dialogue", book.Fields{"date": "2008-04-02", "host": a, "co_hosts": []string{d}, "area": there})

	n, err := app.Desk.Network(ctx, here, 0)
	if err != nil {
		t.Fatal(err)
	}
	if n.Year != 2008 || len(n.Years) != 2 || len(n.Actors) != 3 {
		t.Fatalf("year %d of %v, %d actors", n.Year, n.Years, len(n.Actors))
	}
	for i, want := range []struct {
		name string
		met  int
		last string
	}{{"A", 2, "2008-04-01"}, {"B", 1, "2008-04-01"}, {"C", 0, ""}} {
		if got := n.Actors[i]; got.Actor.Fields.Text("name") != want.name || got.Met != want.met || got.Last != want.last {
			t.Errorf("%s: met %d times, last %q, want %+v", got.Actor.Fields.Text("name"), got.Met, got.Last, want)
		}
	}
	// The project they share, and one meeting that year.
	if len(n.Ties) != 1 || n.Ties[0].One != 0 || n.Ties[0].Other != 1 || n.Ties[0].Count != 2 {
		t.Errorf("ties %+v", n.Ties)
	}
	if n, err := app.Desk.Network(ctx, here, 2007); err != nil || n.Actors[0].Met != 1 || n.Actors[0].Last != "2008-04-01" {
		t.Errorf("2007: %+v, %v", n.Actors, err)
	}
}
