package coordination_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/fault"
	"feltbog/app/report"
)

func TestAnExtractTellsWhatIsHeldWhereByWhomAndForHowLong(t *testing.T) {
	p := aged(t, 2009)
	if _, err := p.office.Desk.Draft(ctx, boot.Draft{ID: "v1", Kind: "visit", Fields: book.Fields{"summary": about + ". Igen."}}); err != nil {
		t.Fatal(err)
	}
	extract, err := p.office.Office.Extract(ctx, "FATIMA")
	if err != nil || len(extract.Quotes) != 3 {
		t.Fatalf("%+v, %v", extract, err)
	}
	byStanding := map[report.Standing]int{}
	for _, q := range extract.Quotes {
		byStanding[q.Standing]++
		if q.Standing == report.Shown && (q.By != "Rådgiver A, pc A" || !slices.Equal(q.Laptops, []string{"A"}) || q.Deleted != 2014 || !strings.Contains(q.Words, "Fatima")) {
			t.Errorf("a text of the laptop's: %+v", q)
		}
		if q.Standing == report.Unsaved && (len(q.Laptops) > 0 || !strings.HasSuffix(q.By, "pc K")) {
			t.Errorf("a draft: %+v", q)
		}
	}
	if byStanding[report.Shown] != 2 || byStanding[report.Unsaved] != 1 {
		t.Errorf("standings: %v", byStanding)
	}
}

func TestAContactThatIsFoundIsToldInFull(t *testing.T) {
	p := aged(t, 2009)
	extract, err := p.office.Office.Extract(ctx, "birgit holm")
	var fields []string
	for _, q := range extract.Quotes {
		fields = append(fields, q.Field.En)
		if q.Deleted != 2012 {
			t.Errorf("%s goes in %d", q.Field.En, q.Deleted)
		}
	}
	if slices.Sort(fields); err != nil || !slices.Equal(fields, []string{"Delete by", "Function", "Name"}) {
		t.Errorf("told %v, %v", fields, err)
	}
}

func TestALaptopExtractsFromItsOwnBookAndPromisesNoPeriodItDoesNotKnow(t *testing.T) {
	p := aged(t, 2009)
	extract, err := p.laptops["A"].Office.Extract(ctx, "fatima")
	if err != nil || len(extract.Quotes) != 2 || extract.Quotes[0].Deleted != 0 {
		t.Errorf("%+v, %v", extract, err)
	}
	if _, err := p.office.Office.Extract(ctx, "  "); !fault.Is(err, fault.Required) {
		t.Errorf("nothing to look for: %v", err)
	}
}

func TestTheLogDoesNotKnowWhoWasLookedFor(t *testing.T) {
	var log bytes.Buffer
	p := newPlace(t)
	p.save(p.office, "visit", "v1", book.Ready, book.Fields{"date": "2008-05-27", "project": "project", "area": "area",
		"staff": []string{"staff"}, "challenge": "challenge", "summary": about})
	path := p.office.Path()
	if err := p.office.Close(); err != nil {
		t.Fatal(err)
	}
	config := p.config
	config.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	app, err := config.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer app.Close()
	for _, name := range []string{"p.docx", "p.html"} {
		out := filepath.Join(t.TempDir(), name)
		if places, err := app.Office.WriteExtract(ctx, "fatimas", out); err != nil || places != 1 {
			t.Errorf("%d places, %v", places, err)
		}
		if info, err := os.Stat(out); err != nil || info.Size() < 1000 {
			t.Errorf("%v, %v", info, err)
		}
	}
	if strings.Contains(strings.ToLower(log.String()), "fatima") {
		t.Errorf("the log says: %s", log.String())
	}
}
