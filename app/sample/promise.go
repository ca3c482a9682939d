package sample

import "feltbog/app/book"

// promise is an agreement made out of something else, and what later became of
// it.
func (y *year) promise(place int, day, source, actor, question string) {
	r := one(y.lot, table("promise"), "promise", question)
	due := later(day, 7*r.number("weeks"))
	f := book.Fields{"source": source, "what": r["what"], "due": due, "progress": "open"}
	if r["by"] == "tfi" {
		f["responsible_staff"] = y.adviserOf(place, question)
	} else {
		f["responsible_actor"] = actor
	}
	y.put(place, written(day), "agreement", question, book.Ready, f)
	y.outcome(place, due, question)
}

// outcome closes most agreements that have fallen due before the books are
// sealed.
func (y *year) outcome(place int, due, question string) {
	closed := later(due, y.lot.below(11, "closed", question)-8)
	if closed > lastDay {
		return
	}
	f := book.Fields{"progress": one(y.lot, []string{"kept", "kept", "kept", "kept", "under_way", "not_kept", "dropped"}, "outcome", question)}
	switch f["progress"] {
	case "kept", "not_kept":
		f["closed"] = closed
	case "dropped":
		f["closed"], f["dropped_reason"] = closed, "Aktiviteten blev lagt om"
	}
	y.put(place, written(closed), "agreement", question, "", f)
}

// adviserOf is whose laptop it is; a shared one is anybody's.
func (y *year) adviserOf(place int, question string) string {
	switch {
	case place == office:
		return "kbe"
	case place < len(advisers):
		return advisers[place]
	default:
		return one(y.lot, advisers, "who promises", question)
	}
}
