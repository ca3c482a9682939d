package sample

import (
	"strconv"
	"strings"

	"feltbog/app/book"
)

// requisitions are as the table has them; the day within the month and the
// laptop are not in it.
func (y *year) requisitions() {
	for _, r := range table("requisition") {
		question := "requisition " + r["key"]
		f := r.fields(y.kind("requisition"))
		day := one(y.lot, weekdays(r.number("month")), "received", question)
		place, status := y.seat(r, question), book.Status(r["status"])
		f["received"], f["wanted_by"] = day, later(day, 90)
		f["responsible"], f["progress"] = y.adviserOf(place, question), "received"
		if p := r["project"]; p != "" {
			f["projects"] = []string{p}
		}
		delete(f, "declined_reason")
		name := y.put(place, written(day), "requisition", r["key"], status, f)
		if status != book.Ready {
			continue
		}
		y.proceed(place, day, r)
		if r["progress"] != "declined" && y.lot.chance(60, "agreement", question) {
			y.promise(place, day, name, r["requester"], question)
		}
	}
}

// proceed is how far a requisition came, typed in when it had come that far.
func (y *year) proceed(place int, day string, r row) {
	f, after := book.Fields{"progress": r["progress"]}, 14
	switch r["progress"] {
	case "received":
		return
	case "declined":
		f["declined_reason"] = r["declined_reason"]
	case "closed":
		after = 40 + y.lot.below(60, "closed", r["key"])
	}
	then := min(later(day, after), lastDay)
	if r["progress"] != "under_way" && r["progress"] != "clarifying" {
		f["closed"] = then
	}
	y.put(place, written(then), "requisition", r["key"], "", f)
}

// seat is the laptop for a row about an area, or about a project: a proposed one
// is known only where it was proposed.
func (y *year) seat(r row, question string) int {
	if p := y.projects[r["project"]]; p != nil && p.home != office {
		return p.home
	}
	return y.pc(y.goes(r["area"], question), question)
}

// consultations are as many of each challenge as the workload says. What they
// were about is drawn from the subjects, and with whom from the projects.
func (y *year) consultations() {
	for _, load := range table("workload") {
		challenge := load["challenge"]
		subjects := shuffled(y.lot, of(table("subject"), challenge), "subjects", challenge)
		for i := range load.number("consultations") {
			y.consultation(challenge, i, subjects[i%len(subjects)])
		}
	}
}

func of(rows []row, challenge string) []row {
	var found []row
	for _, r := range rows {
		if r["challenge"] == challenge {
			found = append(found, r)
		}
	}
	return found
}

func (y *year) consultation(challenge string, i int, about row) {
	question := challenge + " consultation " + strconv.Itoa(i)
	day := one(y.lot, weekdays(one(y.lot, months, "month", question)), "held", question)
	p := y.advised(challenge, day, question)
	f := book.Fields{
		"held": day, "recipient": p.row["owner"], "project": p.key, "area": p.area(),
		"form": about["form"], "challenge": challenge,
		"duration": int64(15 * (1 + y.lot.below(6, "duration", question))),
		"subject":  strings.ReplaceAll(about["subject"], "{p}", p.row["name"]),
		"result":   about["result"],
	}
	place := p.home
	if place == office && !y.lot.chance(4, "by the coordinator", question) {
		place = y.pc(y.goes(p.area(), question), question)
	}
	f["staff"] = []string{y.adviserOf(place, question)}
	if y.lot.chance(30, "more challenges", question) {
		f["challenges"] = []string{one(y.lot, y.otherChallenges(p), "which challenge", question)}
	}
	if asked := y.asked(challenge, place, day); asked != "" && y.lot.chance(30, "requisition", question) {
		f["requisition"] = asked
	}
	name := y.put(place, written(day), "consultation", question, book.Ready, f)
	if y.lot.chance(20, "agreement", question) {
		y.promise(place, day, name, p.row["owner"], question)
	}
}

// advised is a project of the challenge that existed by then.
func (y *year) advised(challenge, day, question string) *project {
	var open []*project
	for _, p := range y.projectRows() {
		if p.row["challenge"] == challenge && p.number("visits") > 0 && p.row["start"] <= day {
			open = append(open, p)
		}
	}
	return one(y.lot, open, "project", question)
}

// asked is a requisition of the challenge that was taken on and lies in the same
// book by then; "" when there is none.
func (y *year) asked(challenge string, place int, day string) string {
	taken := map[string]bool{}
	for _, r := range of(table("requisition"), challenge) {
		taken["requisition/"+r["key"]] = r["status"] == "ready" && r["progress"] != "declined"
	}
	for _, s := range y.saves {
		if taken[s.name] && s.place == place && s.day < day {
			return key(s.name)
		}
	}
	return ""
}
