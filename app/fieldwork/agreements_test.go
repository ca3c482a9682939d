package fieldwork_test

import (
	"maps"
	"os"
	"path/filepath"
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

func TestOpenAgreementsWithADayGoIntoACalendar(t *testing.T) {
	app, _ := laptop(t)
	visit, err := app.Desk.Save(ctx, boot.Entry{Kind: "visit", Fields: book.Fields{}})
	if err != nil {
		t.Fatal(err)
	}
	for what, fields := range map[string]book.Fields{
		"med frist": {"due": "2008-06-12", "remark": "hemmeligt"}, "uden frist": {}, "holdt": {"due": "2008-06-13", "progress": "kept"},
	} {
		fields["source"], fields["what"] = string(visit.Record.ID), what
		if _, err := app.Desk.Save(ctx, boot.Entry{Kind: "agreement", Fields: fields}); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "aftaler.ics")
	count, err := app.Desk.WriteCalendar(ctx, path)
	if err != nil || count != 1 {
		t.Fatalf("%d agreements: %v", count, err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for text, wanted := range map[string]bool{"SUMMARY:med frist\r\n": true, "20080612": true, "uden frist": false, "holdt": false, "hemmeligt": false} {
		if strings.Contains(string(file), text) != wanted {
			t.Errorf("%q stands in the calendar: %v", text, !wanted)
		}
	}
}
