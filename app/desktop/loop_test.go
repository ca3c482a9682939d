package desktop

import (
	"os"
	"path/filepath"
	"testing"

	"feltbog/app/fault"
)

func (h hands) conflicts() *Conflicts   { return &Conflicts{h.door} }
func (h hands) duplicates() *Duplicates { return &Duplicates{h.door} }

// The coordinator's and the laptop's whole loop through the window's own methods:
// a conflict is settled, settled again, and the return file tells the laptop.
func TestAConflictIsSettledInTheWindowAndTheLaptopHearsOfIt(t *testing.T) {
	office, laptop, folder := pair(t)
	project := differing(t, office, laptop, folder)

	asked := must(office.conflicts().All())
	if len(asked) != 1 || asked[0].Field != "name" || len(asked[0].Sides) != 2 || asked[0].Base.Value != "Fra Sport til Job" {
		t.Fatalf("asked %+v", asked)
	}
	decision := Decision{ID: project, Field: "name", Keep: ours(asked[0], "A"), Why: "Aftalt på mødet"}
	if n := must(office.conflicts().Settle(decision)); n != 1 {
		t.Errorf("settled in %d records", n)
	}
	settled := must(office.conflicts().Settled())
	if len(settled) != 1 || settled[0].Answer.Value != "Sport og job" || settled[0].Why != decision.Why || len(must(office.conflicts().All())) != 0 {
		t.Fatalf("settled %+v", settled)
	}
	decision.Keep, decision.Answer = "", text("name", "Fra sport til job i Tingbjerg")
	must(office.conflicts().Settle(decision))
	if settled = must(office.conflicts().Settled()); settled[0].Answer.Value != "Fra sport til job i Tingbjerg" {
		t.Errorf("settled again: %+v", settled[0])
	}
	decision.Answer.Form = "nonsense"
	if _, err := office.conflicts().Settle(decision); !fault.Is(err, fault.Invalid) {
		t.Errorf("an answer of no form: %v", err)
	}

	back := t.TempDir()
	written := finished(t, office, must(office.parcels().SendBack(back)))
	if len(written.Returned) != 1 || written.Returned[0].Letter != "A" || written.Returned[0].Acknowledged == 0 {
		t.Fatalf("written %+v", written.Returned)
	}
	if _, err := os.Stat(filepath.Join(back, written.Returned[0].File)); err != nil {
		t.Error(err)
	}
	got := finished(t, laptop, must(laptop.parcels().TakeIn([]string{back}))).Batch.Total
	if got.Settled != 1 || got.Received == 0 {
		t.Errorf("the laptop got %+v", got)
	}
	if receipts := must(laptop.parcels().Received()); len(receipts) != 1 || receipts[0].Letter != "K" {
		t.Errorf("the laptop keeps %+v", receipts)
	}
}

func TestAParcelIsSetAsideAndTakenBackInTheWindow(t *testing.T) {
	office, laptop, folder := pair(t)
	visit := recordedVisit(t, laptop)
	finished(t, laptop, must(laptop.parcels().Seal(folder, false)))
	finished(t, office, must(office.parcels().TakeIn([]string{folder})))
	parcel := must(office.parcels().Received())[0].Parcel
	if done := must(office.parcels().SetAside(parcel, false, "Forkert mappe")); done.Changes == 0 || done.Records == 0 {
		t.Errorf("set aside %+v", done)
	}
	if receipt := must(office.parcels().Receipt(parcel)); !receipt.Aside || receipt.Why != "Forkert mappe" {
		t.Errorf("the receipt says %+v", receipt)
	}
	if _, err := office.records().Show(visit); !fault.Is(err, fault.NotFound) {
		t.Errorf("the visit is still there: %v", err)
	}
	must(office.parcels().SetAside(parcel, true, ""))
	if must(office.records().Show(visit)).Row.ID != visit || must(office.parcels().Receipt(parcel)).Aside {
		t.Error("the parcel does not count again")
	}
}

func TestTwoRecordsAreJudgedInTheWindowAndJudgedAnew(t *testing.T) {
	office, _, _ := pair(t)
	owner, one, other := must(office.records().NewID()), must(office.records().NewID()), must(office.records().NewID())
	must(office.records().SaveAll([]Entry{
		{ID: owner, Kind: "actor", Answers: []Answer{text("name", "Tingbjerg Skole")}},
		{ID: one, Kind: "project", Answers: []Answer{text("name", "Fædregruppen i Tingbjerg"), text("owner", owner)}},
		{ID: other, Kind: "project", Answers: []Answer{text("name", "Fædregruppe Tingbjerg"), text("owner", owner)}},
	}))
	pairs := must(office.duplicates().All())
	if len(pairs) != 1 || pairs[0].Left.Row.ID != one || len(pairs[0].Right.Answers) == 0 || len(pairs[0].Why) == 0 {
		t.Fatalf("suggested %+v", pairs)
	}
	if together := must(office.duplicates().Judge(one, other, "same", "Samme gruppe")); len(together) != 2 {
		t.Errorf("together %+v", together)
	}
	judged := must(office.duplicates().Judged())
	if len(judged) != 1 || judged[0].Verdict != "same" || judged[0].Why != "Samme gruppe" || judged[0].Left.Number == "" {
		t.Errorf("judged %+v", judged)
	}
	if apart := must(office.duplicates().Judge(one, other, "different", "")); len(apart) != 1 || must(office.duplicates().Judged())[0].Verdict != "different" {
		t.Errorf("apart %+v", apart)
	}
}

func TestALostLaptopIsReplacedInTheWindow(t *testing.T) {
	office, _, _ := pair(t)
	must(office.parcels().Replace("A", "Anna", "B", filepath.Join(t.TempDir(), "b.felttilmelding")))
	deliveries := must(office.parcels().Deliveries())
	if len(deliveries) != 2 || deliveries[0].Replaced != "B" || deliveries[1].Replaced != "" {
		t.Errorf("deliveries %+v", deliveries)
	}
}

func TestWorkThatFailsTellsWhatItHadDoneByThen(t *testing.T) {
	d, _ := closedDoor(t)
	ended := wait(t, d, d.begin("send-back", func(ctx, func(done, total int64)) (result, error) {
		return func(j *Job) { j.Returned = []Returned{{Letter: "A"}} }, fault.New(fault.DiskFull)
	}))
	if ended.State != "failed" || len(ended.Returned) != 1 {
		t.Errorf("job %+v", ended)
	}
}

// differing makes the coordinator and the laptop name one project differently.
func differing(t *testing.T, office, laptop hands, folder string) (project string) {
	t.Helper()
	project = must(laptop.records().Propose("project", "Fra Sport til Job")).ID
	deliver(t, office, laptop, folder)
	name := func(h hands, name string) {
		must(h.records().SaveAll([]Entry{{ID: project, Kind: "project", Answers: []Answer{text("name", name)}}}))
	}
	name(office, "Fra sport til arbejde")
	name(laptop, "Sport og job")
	deliver(t, office, laptop, folder)
	return project
}

func deliver(t *testing.T, office, laptop hands, folder string) {
	t.Helper()
	finished(t, laptop, must(laptop.parcels().Seal(folder, false)))
	finished(t, office, must(office.parcels().TakeIn([]string{folder})))
}

func ours(c Conflict, letter string) string {
	for _, side := range c.Sides {
		if side.Letter == letter {
			return side.Dot
		}
	}
	return ""
}
