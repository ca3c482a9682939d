package report

import (
	"testing"
)

func TestTheFoundingYearGivesTheNumbersOfTheFoundingPaper(t *testing.T) {
	expect(t, founding().of(2008), map[string]string{
		"requisitions.UB": "4", "requisitions.TR": "6", "requisitions.MK": "6", "requisitions.VP": "6", "requisitions.total": "22",
		"consultations.UB": "29", "consultations.TR": "18", "consultations.MK": "29", "consultations.VP": "30", "consultations.total": "106",
		"requisitions.declined":      "1",
		"administrations.requesting": "7 ud af 7", "administrations.all": "7",
		"projects.visited":    "100",
		"events.participants": "ca. 2600", "events.uncounted": "1",
		"answers.count": "36", "answers.satisfied": "35 ud af 36", "answers.sent": "62",
		"plan.next.fte": "5,0", "plan.next.line.1": "2", "plan.next.line.1.part.1": "1", "plan.next.line.3": "½", "plan.next.line.4": "1½",
	})
	expect(t, founding().of(2009), map[string]string{"plan.fte": "5,0", "plan.line.4": "1½", "requisitions.total": "0"})
}
