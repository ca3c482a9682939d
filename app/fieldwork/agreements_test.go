package fieldwork_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"feltbog/app/book"
	"feltbog/app/boot"
)

func TestEveryAgreementStandsWhereItsDayAndItsProgressPutIt(t *testing.T) {
	app, clock := laptop(t) // on 28 May 2008
	visit, err := app.Desk.Save(ctx, boot.Entry{Kind: "visit", Fields: book.Fields{}})
	if err != nil {
		t.Fatal(err)
	}
	for what, fields := range map[string]book.Fields{
		"yesterday": {"due": "2008-05-27"}, "today": {"due": "2008-05-28", "progress": "open"}, "some day": {"progress": "under_way"},
		"kept late": {"due": "2008-05-01", "progress": "kept"}, "broken": {"due": "2008-05-01", "progress": "not_kept"}, "dropped": {"progress": "dropped"},
	} {
		fields["source"], fields["what"] = string(visit.Record.ID), what
		if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "agreement", Fields: fields}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "agreement", Status: book.Withdrawn, Fields: book.Fields{"source": string(visit.Record.ID), "what": "withdrawn"}}); err != nil {
		t.Fatal(err)
	}

	standing := func(s boot.Standing, words, want string) {
		t.Helper()
		got, err := app.Desk.Agreements(ctx, s, words, 100, 0)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, record := range got.Records {
			names = append(names, record.Fields.Text("what"))
		}
		if strings.Join(names, ", ") != want {
			t.Errorf("%s: %q, want %q", s, names, want)
		}
		if words == "" && got.Counts[s] != len(names) {
			t.Errorf("%s: counted %d of %d", s, got.Counts[s], len(names))
		}
		if len(slices.Collect(maps.Keys(got.Counts))) != 4 {
			t.Errorf("counts %v", got.Counts)
		}
	}
	standing(boot.Open, "", "yesterday, today, some day")
	standing(boot.Overdue, "", "yesterday")
	standing(boot.Kept, "", "kept late")
	standing(boot.Lapsed, "", "broken, dropped")
	standing(boot.Open, "some", "some day")
	clock.Move(24 * time.Hour)
	standing(boot.Overdue, "", "yesterday, today")
}
