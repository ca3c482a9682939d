package desktop

import (
	"os"
	"reflect"
	"slices"
	"testing"

	"feltbog/app/fault"
)

// Words stand in what is shown, in what was written before and in what is typed
// now: found as one field of one record, erased with one answer.
func TestAFieldIsFoundAndErasedInTheWindow(t *testing.T) {
	office, laptop, folder := pair(t)
	visit := recordedVisit(t, laptop)
	must(laptop.records().SaveAll([]Entry{{ID: visit, Kind: "visit", Answers: []Answer{text("summary", "Fatima mangler lokaler.")}}}))
	must(laptop.records().SaveAll([]Entry{{ID: visit, Kind: "visit", Answers: []Answer{text("summary", "Fatima fik lokaler.")}}}))
	finished(t, laptop, must(laptop.parcels().Seal(folder, false)))
	finished(t, office, must(office.parcels().TakeIn([]string{folder})))
	must(office.records().Draft(Entry{ID: visit, Kind: "visit", Answers: []Answer{text("summary", "Fatimas bror")}}))

	e := &Erasing{office.door}
	found := must(e.Find("fatima"))
	want := []Passage{{Field: "summary", Current: true, Past: true, Draft: true}}
	if len(found) != 1 || found[0].Record != visit || found[0].Kind != "visit" || found[0].Title == "" || !reflect.DeepEqual(found[0].Passages, want) {
		t.Fatalf("found %+v", found)
	}
	if _, err := e.Erase(visit, []string{"summary"}, "Fatima bad om det"); !fault.Is(err, fault.UnknownOption) {
		t.Errorf("a reason in words: %v", err)
	}
	earlier := kept(t, office)
	done := must(e.Erase(visit, []string{"summary"}, "requested"))
	if done.Called == "" || done.Texts == 0 || len(must(e.Find("fatima"))) != 0 {
		t.Errorf("erased %+v", done)
	}
	onlyAfter(t, office, earlier)
	list := must(e.All())
	if len(list) != 1 || list[0].Called != done.Called || list[0].Why != "requested" || !slices.Equal(list[0].Fields, []string{"summary"}) ||
		!slices.Equal(list[0].Missing, []string{"A"}) {
		t.Fatalf("erasures %+v", list)
	}

	back := t.TempDir()
	finished(t, office, must(office.parcels().SendBack(back)))
	got := finished(t, laptop, must(laptop.parcels().TakeIn([]string{back}))).Batch.Total
	if got.Erased != 1 {
		t.Errorf("the laptop's receipt says %d erasures", got.Erased)
	}
	finished(t, laptop, must(laptop.parcels().Seal(folder, false)))
	finished(t, office, must(office.parcels().TakeIn([]string{folder})))
	if list = must(e.All()); !slices.Equal(list[0].Done, []string{"A"}) {
		t.Errorf("afterwards %+v", list)
	}
	if again := wait(t, laptop.door, must(laptop.parcels().Seal(folder, false))); again.Fault.Code != string(fault.NothingToSeal) {
		t.Errorf("what was told is told again: %+v", again.Fault)
	}
}

func TestNoBackupKeepsWhatWasDueForDeletion(t *testing.T) {
	office, _, _ := pair(t)
	must(office.records().SaveAll([]Entry{{ID: must(office.records().NewID()), Kind: "contact", Answers: []Answer{
		text("function", "Skoleleder"), text("name", "Birgit Holm"), text("delete_by", "2012-03-01"),
	}}}))
	earlier := kept(t, office)
	if gone := must(office.privacy().Delete(2014, "no", "KBE")); len(gone.Expiring) == 0 {
		t.Fatal("nothing was due")
	}
	onlyAfter(t, office, earlier)
}

// kept makes a backup now and tells where it lies.
func kept(t *testing.T, h hands) string {
	t.Helper()
	b := &Backups{h.door}
	if err := b.Keep(); err != nil {
		t.Fatal(err)
	}
	return must(b.All())[0].Path
}

// onlyAfter wants one backup, made after the earlier one, which is gone.
func onlyAfter(t *testing.T, h hands, earlier string) {
	t.Helper()
	backups := must((&Backups{h.door}).All())
	if _, err := os.Stat(earlier); !os.IsNotExist(err) || len(backups) != 1 {
		t.Errorf("the backup of before is still there (%v), among %d", err, len(backups))
	}
}
