package report

import (
	"testing"

	"pgregory.net/rapid"
)

func meeting(mothers, fathers, others, unregistered int64, counting string) fields {
	return fields{
		"date": "2008-05-28", "counting": counting, "interpreter": "missing",
		"mothers": mothers, "fathers": fathers, "other_carers": others, "not_registered": unregistered,
	}
}

func TestParentsAreToldWhenTheyAreMany(t *testing.T) {
	p := &pile{}
	p.ready("dialogue", meeting(14, 9, 3, 0, "counted"))
	p.ready("dialogue", fields{"date": "2008-06-01", "counting": "not_counted", "interpreter": "not_needed"})
	expect(t, p.of(2008), map[string]string{
		"dialogues.count": "2", "dialogues.parents": "26", "dialogues.mothers": "14", "dialogues.fathers": "9",
		"dialogues.others": "3", "dialogues.unregistered": "0", "dialogues.interpreter_missing": "1",
	})
}

func TestASmallNumberOfParentsIsHiddenTogetherWithAnother(t *testing.T) {
	p := &pile{}
	p.ready("dialogue", meeting(14, 9, 2, 0, "counted"))
	r := p.of(2008)
	expect(t, r, map[string]string{"dialogues.parents": "25", "dialogues.mothers": "14", "dialogues.fathers": "–", "dialogues.others": "–"})
	if f, _ := r.Figure("dialogues.others"); f.Value != 0 || f.Method != Suppressed {
		t.Errorf("the hidden figure is %v by %s", f.Value, f.Method)
	}
}

func TestAMeetingOfTwoIsNotCountedAloud(t *testing.T) {
	p := &pile{}
	p.ready("dialogue", meeting(2, 0, 0, 0, "counted"))
	expect(t, p.of(2008), map[string]string{"dialogues.parents": "–", "dialogues.mothers": "–", "dialogues.count": "1"})
}

func TestTheLimitForSmallNumbersCanBeSet(t *testing.T) {
	p := &pile{}
	p.ready("dialogue", meeting(14, 9, 5, 0, "counted"))
	in := p.input(2008)
	in.SmallNumber = 6
	expect(t, Figures(in), map[string]string{"dialogues.mothers": "14", "dialogues.fathers": "–", "dialogues.others": "–"})
}

func TestEstimatedParentsAreRoundedToTen(t *testing.T) {
	p := &pile{}
	p.ready("dialogue", meeting(44, 16, 0, 0, "estimated"))
	expect(t, p.of(2008), map[string]string{"dialogues.parents": "ca. 60", "dialogues.mothers": "ca. 40", "dialogues.fathers": "ca. 20"})
}

// An outsider knows the sum, what is shown, and so what the hidden cells come to
// together. She must not be able to tell that any of them is a small number.
func TestAHiddenNumberCannotBeWorkedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.IntRange(2, 6).Draw(t, "small")
		cells := rapid.SliceOfN(rapid.IntRange(0, 9), 2, 4).Draw(t, "cells")
		hidden := hide(cells, small)
		count, sum, any := 0, 0, false
		for n, cell := range cells {
			any = any || cell > 0 && cell < small
			if cell > 0 && cell < small && !hidden[n] {
				t.Fatalf("%v shows a small number: %v", cells, hidden)
			}
			if hidden[n] {
				count, sum = count+1, sum+cell
			}
		}
		if any && (count < 2 || sum < small && count < len(cells)) {
			t.Fatalf("%v can be worked out from %v", cells, hidden)
		}
		if !any && count > 0 {
			t.Fatalf("%v hides something for nothing: %v", cells, hidden)
		}
	})
}
