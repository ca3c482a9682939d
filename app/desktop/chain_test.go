package desktop

import (
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf16"

	"feltbog/app/fault"
)

// The whole chain through the window's own methods: a coordinator admits a
// laptop, the laptop records and seals, the coordinator looks, takes in and
// answers for the figure.
func TestAVisitGoesFromALaptopToTheFigure(t *testing.T) {
	office, laptop, folder := pair(t)
	visit := recordedVisit(t, laptop)

	sealed := finished(t, laptop, must(laptop.parcels().Seal(folder, false)))
	if sealed.Sealed.Number != 1 || sealed.Sealed.Records == 0 {
		t.Fatalf("sealed %+v", sealed.Sealed)
	}
	if row := must(laptop.records().Show(visit)).Row; row.Delivery != "sealed" {
		t.Errorf("after sealing the visit is %q", row.Delivery)
	}

	looked := finished(t, office, must(office.parcels().Look([]string{folder})))
	if _, err := office.records().Show(visit); !fault.Is(err, fault.NotFound) {
		t.Errorf("looking took the visit in: %v", err)
	}
	taken := finished(t, office, must(office.parcels().TakeIn([]string{folder})))
	if looked.Batch.Total.New != taken.Batch.Total.New || taken.Batch.Total.New != 2 {
		t.Errorf("looked %d new, took %d in", looked.Batch.Total.New, taken.Batch.Total.New)
	}

	report := must(office.figures().Year(2009))
	if n := figure(report, "visits.count"); n != 1 {
		t.Errorf("%v visits in the report", n)
	}
	sources := must(office.figures().Open(2009, "visits.count"))
	if len(sources) != 1 || sources[0].ID != visit || sources[0].Parcel == "" {
		t.Errorf("the figure opens to %+v", sources)
	}
	receipts := must(office.parcels().Received())
	if len(receipts) != 1 || receipts[0].At == 0 || must(office.parcels().Receipt(receipts[0].Parcel)).New != taken.Batch.Total.New {
		t.Errorf("receipts: %+v", receipts)
	}
	again := finished(t, office, must(office.parcels().TakeIn([]string{folder})))
	if again.Batch.Total.New != 0 || again.Batch.Total.Already != again.Batch.Total.Changes {
		t.Errorf("the second time: %+v", again.Batch.Total)
	}
}

func TestThePaperIsWrittenInEveryForm(t *testing.T) {
	office, laptop, folder := pair(t)
	recordedVisit(t, laptop)
	finished(t, laptop, must(laptop.parcels().Seal(folder, false)))
	finished(t, office, must(office.parcels().TakeIn([]string{folder})))
	for _, form := range []string{".docx", ".xlsx", ".html", ".csv"} {
		path := filepath.Join(t.TempDir(), "paper"+form)
		if err := office.figures().SavePaper(2009, path); err != nil {
			t.Errorf("%s: %v", form, err)
		}
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", form, err)
		}
	}
}

func TestAVisitThatLacksSomethingIsKeptAndNotReady(t *testing.T) {
	_, laptop, _ := pair(t)
	id := must(laptop.records().NewID())
	saved := must(laptop.records().SaveAll([]Entry{{ID: id, Kind: "visit", Status: "ready", Answers: []Answer{text("date", "2009-05-28")}}}))
	if saved[0].Row.Status != "draft" || saved[0].Row.Number == "" || len(saved[0].Missing) < 3 {
		t.Errorf("saved %+v", saved[0])
	}
	if row := must(laptop.records().Show(id)).Row; row.Date != "2009-05-28" {
		t.Errorf("kept %+v", row)
	}
}

func TestAnAnswerNoFieldTakesIsRefusedWithEveryFault(t *testing.T) {
	_, laptop, _ := pair(t)
	id := must(laptop.records().NewID())
	_, err := laptop.records().SaveAll([]Entry{{ID: id, Kind: "visit", Answers: []Answer{
		text("date", "31-31-31"), {Name: "duration", Form: "number", Number: -1},
	}}})
	all := rejection(err).All
	if len(all) != 2 || all[0].Field != "date" || all[1].Field != "duration" || all[1].Params["max"] != "1440" {
		t.Errorf("refused with %+v", all)
	}
	if _, err := laptop.records().Show(id); !fault.Is(err, fault.NotFound) {
		t.Errorf("something was saved: %v", err)
	}
}

func TestAPersonMayVouchForWhatOnlyLooksLikeANumber(t *testing.T) {
	_, laptop, _ := pair(t)
	visit := recordedVisit(t, laptop)
	entry := Entry{ID: visit, Kind: "visit", Answers: []Answer{text("summary", "Bane 010190-1239 er åben.")}}
	_, err := laptop.records().SaveAll([]Entry{entry})
	if !fault.Is(err, fault.PersonalNumber) {
		t.Fatalf("a likely number: %v", err)
	}
	entry.Harmless = []string{fault.Of(err).Params["masked"]}
	if saved := must(laptop.records().SaveAll([]Entry{entry})); saved[0].Row.Status != "ready" || len(saved[0].Missing) != 0 {
		t.Errorf("vouched for: %+v", saved[0])
	}
}

func TestAnAgreementLeadsToWhatItCameOutOf(t *testing.T) {
	_, laptop, _ := pair(t)
	visit := recordedVisit(t, laptop)
	must(laptop.records().SaveAll([]Entry{{ID: must(laptop.records().NewID()), Kind: "agreement", Answers: []Answer{
		text("source", visit), text("what", "Ring"), text("due", "2009-06-12"),
	}}}))
	today := must((&Overview{laptop.door}).Today())
	if len(today.Agreements) != 1 || today.Agreements[0].Source != visit || today.Agreements[0].SourceKind != "visit" {
		t.Errorf("agreements %+v", today.Agreements)
	}
	if today.Year != 2009 || len(today.Figures) == 0 {
		t.Errorf("figures of %d: %d", today.Year, len(today.Figures))
	}
	if report := must(laptop.figures().Year(0)); report.Year != 2009 {
		t.Errorf("the latest year is %d", report.Year)
	}
}

func TestWhatIsTypedAndNotSavedComesBack(t *testing.T) {
	_, laptop, _ := pair(t)
	id, child := must(laptop.records().NewID()), must(laptop.records().NewID())
	typed := []Answer{
		text("date", "i overm"), {Name: "duration", Form: "text", Text: "halvanden"}, {Name: "area", Form: "empty"},
		{Name: "met", Form: "tally", Tally: []Count{{"parent", 14}}}, {Name: "themes", Form: "many", Many: []string{"school"}},
		{Name: "internal", Form: "truth", Truth: true},
	}
	if at := must(laptop.records().Draft(Entry{ID: id, Kind: "visit", Answers: typed})); at == 0 {
		t.Error("no instant")
	}
	must(laptop.records().Draft(Entry{ID: child, Kind: "agreement", Answers: []Answer{text("source", id), text("what", "Ring")}}))

	sheet := must(laptop.records().Show(id))
	if !sheet.HasDraft || sheet.Row.Number != "" || len(sheet.Answers) != 0 || len(sheet.DraftAnswers) != len(typed) {
		t.Fatalf("sheet %+v", sheet)
	}
	for _, answer := range sheet.DraftAnswers {
		for _, want := range typed {
			if want.Name == answer.Name && (want.Form != answer.Form || want.Text != answer.Text) {
				t.Errorf("typed %+v, came back as %+v", want, answer)
			}
		}
	}
	if len(sheet.Agreements) != 1 || sheet.Agreements[0].Row.ID != child || sheet.Agreements[0].Row.Title != "Ring" {
		t.Errorf("agreements %+v", sheet.Agreements)
	}
	if rows := must(laptop.records().Drafts("visit")); len(rows) != 1 || rows[0].ID != id {
		t.Errorf("drafts %+v", rows)
	}
	if err := laptop.records().Drop(id); err != nil {
		t.Fatal(err)
	}
	if _, err := laptop.records().Show(id); !fault.Is(err, fault.NotFound) {
		t.Errorf("a dropped draft: %v", err)
	}
}

func TestHistoryAndSearchSpeakInWordsAndJavaScriptOffsets(t *testing.T) {
	_, laptop, _ := pair(t)
	visit := recordedVisit(t, laptop)
	events := must(laptop.records().History(visit))
	if len(events) != 1 || events[0].Letter != "A" {
		t.Fatalf("events %+v", events)
	}
	var project string
	for _, change := range events[0].Changes {
		if change.Field == "project" {
			project = change.To
		}
	}
	if project != "Fra Sport til Job" {
		t.Errorf("history says %q", project)
	}
	found := must(laptop.records().Find("ungdomsklub", 10))
	if len(found) != 1 || len(found[0].Marks) == 0 {
		t.Fatalf("found %+v", found)
	}
	if got := found[0].Marks[0]; javascript(found[0].Snippet, got.Start, got.End) != "Ungdomsklub" {
		t.Errorf("marked %q", javascript(found[0].Snippet, got.Start, got.End))
	}
	hits := must(laptop.records().Screen("summary", "🙂 ring til 010190-1234"))
	if len(hits) != 1 || javascript("🙂 ring til 010190-1234", hits[0].Start, hits[0].End) != "010190-1234" {
		t.Errorf("hits %+v", hits)
	}
}

func TestAListCountsPagesAndChoicesAreTold(t *testing.T) {
	_, laptop, _ := pair(t)
	recordedVisit(t, laptop)
	listing := must(laptop.records().List(Query{Kind: "visit", Year: 2009, Words: "klub"}))
	if listing.Total != 1 || listing.Of != 1 || listing.Rows[0].Title != "Fra Sport til Job" || listing.Rows[0].Area != "Tingbjerg" || listing.Rows[0].People != 14 {
		t.Errorf("listing %+v", listing)
	}
	choices := must(laptop.records().Choices("project", "sport", 10))
	if len(choices) != 1 || choices[0].Status != "draft" {
		t.Errorf("choices %+v", choices)
	}
	if similar := must(laptop.records().Similar("project", "Fra sport til jobb")); len(similar) != 1 {
		t.Errorf("similar %+v", similar)
	}
}

func TestAJobThatIsStoppedSaysSo(t *testing.T) {
	d, _ := closedDoor(t)
	begun := d.begin("seal", func(ctx ctx, watch func(done, total int64)) (result, error) {
		watch(3, 10)
		<-ctx.Done()
		return nil, ctx.Err()
	})
	jobs := &Jobs{d}
	if err := jobs.Stop(begun.ID); err != nil {
		t.Fatal(err)
	}
	ended := wait(t, d, begun)
	if ended.State != "stopped" || ended.Fault.Code != string(fault.Stopped) || ended.Done != 3 || ended.Total != 10 {
		t.Errorf("job %+v", ended)
	}
}

func TestAJobThatPanicsFails(t *testing.T) {
	d, _ := closedDoor(t)
	ended := wait(t, d, d.begin("seal", func(ctx, func(done, total int64)) (result, error) { panic("boom") }))
	if ended.State != "failed" || ended.Fault.Code != string(fault.Internal) {
		t.Errorf("job %+v", ended)
	}
}

// hands is one person at one window.
type hands struct{ *door }

func (h hands) session() *Session     { return &Session{h.door} }
func (h hands) catalogue() *Catalogue { return &Catalogue{h.door} }
func (h hands) records() *Records     { return &Records{h.door} }
func (h hands) parcels() *Parcels     { return &Parcels{h.door} }
func (h hands) figures() *Figures     { return &Figures{h.door} }
func (h hands) privacy() *Privacy     { return &Privacy{h.door} }

// What the coordinator has in the register of every pair.
const area, challenge, staff = "0190-area", "0190-challenge", "0190-staff"

// pair is a coordinator and a laptop admitted by it, with a folder between them.
func pair(t *testing.T) (office, laptop hands, folder string) {
	t.Helper()
	folder = t.TempDir()
	office, laptop = person(t), person(t)
	enrolment := filepath.Join(t.TempDir(), "a.felttilmelding")
	must(office.session().Create("coordinator", "Karen Koordinator", filepath.Join(t.TempDir(), "karen.feltbog"), phrase))
	must(office.records().SaveAll([]Entry{
		{ID: area, Kind: "area", Status: "ready", Answers: []Answer{text("name", "Tingbjerg"), text("kind", "housing")}},
		{ID: challenge, Kind: "challenge", Answers: []Answer{text("name", "Tryghed")}},
		{ID: staff, Kind: "staff", Answers: []Answer{text("initials", "AH")}},
	}))
	must(office.parcels().Admit("Amira Holm", "A", enrolment))
	status := must(laptop.session().Enrol(enrolment, filepath.Join(t.TempDir(), "amira.feltbog"), phrase)).Session
	if !status.Open || status.Letter != "A" || status.Owner != "Amira Holm" || status.Name != "amira" {
		t.Fatalf("status %+v", status)
	}
	return office, laptop, folder
}

func person(t *testing.T) hands {
	t.Helper()
	d, _ := closedDoor(t)
	return hands{d}
}

// recordedVisit is a ready visit to a project proposed for it.
func recordedVisit(t *testing.T, h hands) (id string) {
	t.Helper()
	r := h.records()
	project := must(r.Propose("project", "Fra Sport til Job"))
	id = must(r.NewID())
	saved := must(r.SaveAll([]Entry{
		{ID: id, Kind: "visit", Status: "ready", Answers: []Answer{
			text("date", "2009-05-28"), text("project", project.ID), text("area", area), text("challenge", challenge),
			{Name: "staff", Form: "many", Many: []string{staff}},
			{Name: "met", Form: "tally", Tally: []Count{{"parent", 14}}},
			text("summary", "🙂 Ungdomsklubben mangler lokaler."),
		}},
	}))
	if last := saved[0]; last.Row.Status != "ready" {
		t.Fatalf("the visit is not ready: %+v", last.Missing)
	}
	return id
}

func finished(t *testing.T, h hands, job Job) Job {
	t.Helper()
	job = wait(t, h.door, job)
	if job.State != "done" {
		t.Fatalf("%s: %+v", job.Kind, job.Fault)
	}
	return job
}

func wait(t *testing.T, d *door, job Job) Job {
	t.Helper()
	for job.State == "running" {
		time.Sleep(5 * time.Millisecond)
		job = must((&Jobs{d}).Look(job.ID))
	}
	return job
}

func figure(report Report, key string) float64 {
	for _, f := range report.Figures {
		if f.Key == key {
			return f.Value
		}
	}
	return -1
}

func text(name, text string) Answer { return Answer{Name: name, Form: "text", Text: text} }

// javascript is what JavaScript's slice makes of a text.
func javascript(text string, start, end int) string {
	units := utf16.Encode([]rune(text))
	return string(utf16.Decode(units[start:end]))
}

// must is for calls that cannot fail unless the test has.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
