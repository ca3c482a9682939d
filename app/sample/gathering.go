package sample

import (
	"feltbog/app/book"
)

// events are as the table has them: who came is what the paper adds up.
func (y *year) events() {
	for _, r := range table("event") {
		f := r.fields(y.kind("event"))
		f["date"] = y.gathered(r)
		place := y.seat(r, r["key"])
		f["staff"] = []string{y.adviserOf(place, r["key"])}
		y.put(place, written(f.Text("date")), "event", r["key"], book.Status(r["status"]), f)
	}
}

func (y *year) dialogues() {
	for _, r := range table("dialogue") {
		f := r.fields(y.kind("dialogue"))
		day := y.gathered(r)
		f["date"] = day
		place := y.seat(r, r["key"])
		f["staff"] = []string{y.adviserOf(place, r["key"])}
		if known := f.Number("mothers") + f.Number("fathers"); known > 0 {
			fresh := known * int64(20+y.lot.below(40, "new parents", r["key"])) / 100
			f["new_parents"], f["returning_parents"] = fresh, known-fresh
		}
		status := book.Status(r["status"])
		name := y.put(place, written(day), "dialogue", r["key"], status, f)
		if status == book.Ready {
			y.promise(place, day, name, r["host"], "dialogue "+r["key"])
		}
	}
}

// gathered is the day of something that needs a date in a month: a Saturday when
// people are free to come.
func (y *year) gathered(r row) string {
	if r["weekend"] == "ja" || r["time_of_day"] == "weekend" {
		return one(y.lot, saturdays(r.number("month")), "saturday", r["key"])
	}
	return one(y.lot, weekdays(r.number("month")), "weekday", r["key"])
}
