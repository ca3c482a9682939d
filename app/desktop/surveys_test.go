package desktop

import (
	"path/filepath"
	"slices"
	"testing"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

func TestALaptopInOtherHandsAnswersNothingButTheSurvey(t *testing.T) {
	h, played := at(t, t.TempDir()), &stage{}
	h.window = played
	must(h.session().Create("coordinator", "Karen", filepath.Join(t.TempDir(), "karen.feltbog"), phrase))
	survey := string(must(h.app.Desk.Save(t.Context(), boot.Entry{Kind: "survey", Fields: map[string]any{"title": "Tilfredshed", "year": 2008}})).Record.ID)
	s := &Surveys{h.door}
	if status := must(s.HandOver(survey)); status.Handed != survey || !played.whole {
		t.Errorf("handed over: %+v, fills the screen: %v", status, played.whole)
	}
	for _, m := range methodsOf(h.door) {
		if slices.Contains([]string{"Surveys.TakeBack", "Session.Lock", "Session.Leave", "Session.Status"}, m.name) {
			continue
		}
		_, err := invoke(t, m, "")
		if passed := !fault.Is(err, fault.HandedOver); passed != slices.Contains(inOtherHands, m.name) {
			t.Errorf("%s: let through: %v", m.name, passed)
		}
	}
	if _, err := s.TakeBack("noget helt andet"); !fault.Is(err, fault.WrongPassphrase) {
		t.Errorf("with another passphrase: %v", err)
	}
	if _, err := s.TakeBack(""); err == nil {
		t.Error("taken back without a passphrase")
	}
	if status := must(s.TakeBack(phrase)); status.Handed != "" || played.whole {
		t.Errorf("taken back: %+v", status)
	}
	if _, err := h.records().Drafts(""); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func TestAnAnswerIsCountedAndOneThatMayNameSomebodyIsRefused(t *testing.T) {
	h := person(t)
	must(h.session().Sample("A"))
	s := &Surveys{h.door}
	before := must(s.All())[0]
	scale := before.Questions[slices.IndexFunc(before.Questions, func(q Question) bool { return !q.Free })]
	must(s.Reply(before.ID, []Pair{{Key: scale.ID, Value: "high"}}, ""))
	must(s.Dispatch(before.ID, 12))
	if _, err := s.Reply(before.ID, nil, "Ring til 010190-1234"); !fault.Is(err, fault.PersonalNumber) {
		t.Errorf("a remark with a CPR number: %v", err)
	}
	if after := must(s.All())[0]; after.Answers != before.Answers+1 || after.Sent != before.Sent+12 {
		t.Errorf("%d answers of %d, then %d of %d", before.Answers, before.Sent, after.Answers, after.Sent)
	}
}
