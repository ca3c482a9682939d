package desktop

import (
	"path/filepath"
	"testing"

	"feltbog/app/fault"
)

// An enrolment that two people used: the second is a stranger until the six words
// are heard.
func TestAStrangerIsLetInByItsSixWordsInTheWindow(t *testing.T) {
	office, first, folder := pair(t)
	recordedVisit(t, first)
	finished(t, first, must(first.parcels().Seal(folder, false)))
	finished(t, office, must(office.parcels().TakeIn([]string{folder})))

	second := person(t)
	enrolment := filepath.Join(t.TempDir(), "b.felttilmelding")
	must(office.parcels().Admit("Amira Holm", "B", enrolment))
	for _, h := range []hands{second, person(t)} { // the later of two is the stranger
		must(h.session().Enrol(enrolment, filepath.Join(t.TempDir(), "b.feltbog"), phrase))
		stick := t.TempDir()
		visit := recordedVisit(t, h)
		finished(t, h, must(h.parcels().Seal(stick, false)))
		looked := finished(t, office, must(office.parcels().Look([]string{stick}))).Batch
		if h == second {
			finished(t, office, must(office.parcels().TakeIn([]string{stick})))
			continue
		}
		if len(looked.Refused) != 1 || !looked.Refused[0].Waits || len(must(inboxOf(office).All())) != 0 {
			t.Fatalf("looked at a stranger: %+v", looked)
		}
		finished(t, office, must(office.parcels().TakeIn([]string{stick})))
		letIn(t, office, h, visit)
	}
}

func letIn(t *testing.T, office, stranger hands, visit string) {
	t.Helper()
	waiting := must(inboxOf(office).All())
	if len(waiting) != 1 || waiting[0].Letter != "B" || waiting[0].Name != "Amira Holm" || waiting[0].Role != "field" {
		t.Fatalf("waiting %+v", waiting)
	}
	words := must(inboxOf(stranger).Words())
	for name, wrong := range map[string]Admission{
		"words of the office": {Parcel: waiting[0].Parcel, Words: must(inboxOf(office).Words())},
		"of another parcel":   {Parcel: "another", Words: words},
	} {
		if _, err := inboxOf(office).Admit(wrong); !fault.Is(err, fault.WrongWords) {
			t.Errorf("%s: %v", name, err)
		}
	}
	account := must(inboxOf(office).Admit(Admission{Parcel: waiting[0].Parcel, Words: words, Name: "Bo Berg"}))
	if account.Name != "Bo Berg" || account.Letter == "B" || account.New == 0 {
		t.Errorf("let in %+v", account)
	}
	if must(office.records().Show(visit)).Row.ID != visit || len(must(inboxOf(office).All())) != 0 {
		t.Error("its parcel was not taken in")
	}
}

func TestAWaitingParcelIsDiscardedInTheWindow(t *testing.T) {
	office, laptop, _ := pair(t)
	if err := inboxOf(office).Discard("none"); !fault.Is(err, fault.NotFound) {
		t.Errorf("discarded nothing: %v", err)
	}
	if _, err := inboxOf(laptop).All(); !fault.Is(err, fault.WrongRole) {
		t.Errorf("a laptop's inbox: %v", err)
	}
}

func inboxOf(h hands) *Inbox { return &Inbox{h.door} }
