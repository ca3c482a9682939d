package sample

import (
	"strconv"

	"feltbog/app/book"
)

// unfinished is what lies in the books and must not be counted: drafts, and what
// was withdrawn.
func (y *year) unfinished() {
	for i, r := range table("unfinished") {
		p, question := y.projects[r["project"]], "unfinished "+strconv.Itoa(i)
		day := one(y.lot, weekdays(r.number("month")), "day", question)
		place := y.seat(r, question)
		f := book.Fields{"project": p.key, "area": p.area(), "challenge": p.row["challenge"], "staff": []string{y.adviserOf(place, question)}}
		if r["kind"] == "visit" {
			f["date"], f["summary"] = day, r["text"]
		} else {
			f["held"], f["recipient"], f["subject"] = day, p.row["owner"], r["text"]
		}
		if r["status"] == "draft" {
			y.put(place, written(day), r["kind"], question, book.Draft, f)
			continue
		}
		y.put(place, written(day), r["kind"], question, book.Ready, f)
		y.put(place, written(later(day, 7)), r["kind"], question, book.Withdrawn, nil)
		y.saves[len(y.saves)-1].entry.Why = r["why"]
	}
}

// corrections are what laptops mended in the register without knowing of each
// other. With one laptop the coordinator is the other.
func (y *year) corrections() {
	for i, r := range table("correction") {
		field, _ := y.kind(r["kind"]).Field(r["field"])
		answer := row{field.Name: r["value"]}.answer(field)
		place := r.number("pc") - 1
		if place >= y.laptops {
			place = office
		}
		day := one(y.lot, weekdays(r.number("month")), "correction", i)
		y.put(place, written(day), r["kind"], r["record"], "", book.Fields{field.Name: answer})
	}
}
