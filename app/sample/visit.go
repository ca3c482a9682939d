package sample

import (
	"slices"
	"strconv"
	"strings"

	"feltbog/app/book"
)

// visits are as many as the table of projects says, spread over the months, with
// the agreements that came of them.
func (y *year) visits() {
	for _, p := range y.projectRows() {
		for i, day := range y.visitDays(p) {
			y.visit(p, i, day)
		}
	}
}

// visitDays are the days a project is visited: each in a month of its own, and
// not before it began, unless it is still an idea.
func (y *year) visitDays(p *project) []string {
	open := months
	if start := p.row["start"]; start >= firstDay && p.row["phase"] != "idea" && p.row["phase"] != "planned" {
		open = slices.DeleteFunc(slices.Clone(months), func(month int) bool { return month < int(parse(start).Month()) })
	}
	chosen := shuffled(y.lot, open, "visit months", p.key)[:p.number("visits")]
	slices.Sort(chosen)
	var days []string
	for _, month := range chosen {
		days = append(days, one(y.lot, weekdays(month), "visit day", p.key, month))
	}
	return days
}

func (y *year) visit(p *project, i int, day string) {
	question := p.key + " visit " + strconv.Itoa(i)
	who, place := y.visitor(p, i, question)
	f := book.Fields{
		"date": day, "project": p.key, "area": p.area(), "staff": who,
		"duration":  int64(60 + 15*y.lot.below(5, "duration", question)),
		"challenge": p.row["challenge"],
		"met":       y.met(question),
		"occasion":  y.occasion(i, question),
		"themes":    y.themes(p, question),
		"summary":   y.summary(p.row["challenge"], question),
		"purpose":   []string{one(y.lot, []string{"barriers", "facilitate", "best_practice"}, "purpose", question)},
	}
	if y.lot.chance(25, "more challenges", question) {
		f["challenges"] = []string{one(y.lot, y.otherChallenges(p), "which challenge", question)}
	}
	if y.lot.chance(30, "next visit", question) {
		f["next_visit"] = later(day, 28+y.lot.below(60, "next visit when", question))
	}
	y.assess(p, i, f)
	name := y.put(place, written(day), "visit", question, book.Ready, f)
	if y.lot.chance(55, "agreement", question) {
		y.promise(place, day, name, p.row["owner"], question)
	}
	if y.lot.chance(6, "correction", question) {
		y.put(place, written(later(day, 7)), "visit", question, "", book.Fields{"duration": f["duration"].(int64) + 15})
	}
}

// visitor is who goes and whose book it is written in. The coordinator comes
// along to the projects that are visited most, the last time but one.
func (y *year) visitor(p *project, i int, question string) (staff []string, place int) {
	if visits := p.number("visits"); visits >= 3 && i == visits-2 && p.home == office {
		return []string{"kbe"}, office
	}
	who := y.goes(p.area(), question)
	staff = []string{advisers[who]}
	if second := y.lot.below(len(advisers), "second visitor", question); second != who && y.lot.chance(15, "two visitors", question) {
		staff = append(staff, advisers[second])
	}
	if p.home != office {
		return staff, p.home
	}
	return staff, y.pc(who, question)
}

func (y *year) met(question string) map[string]int64 {
	met := map[string]int64{"frontline": int64(1 + y.lot.below(4, "frontline", question))}
	for function, most := range map[string]int{"leader": 1, "parent": 6, "youth": 12, "volunteer": 3} {
		if y.lot.chance(35, function, question) {
			met[function] = int64(1 + y.lot.below(most, "how many "+function, question))
		}
	}
	return met
}

func (y *year) occasion(i int, question string) string {
	if i == 0 {
		return one(y.lot, []string{"mapping", "mapping", "mapping", "advice", "network"}, "occasion", question)
	}
	return one(y.lot, []string{"follow_up", "follow_up", "advice", "measurement"}, "occasion", question)
}

var themes = map[string][]string{
	"UB": {"cooperation", "parents", "daycare", "health", "work", "language"},
	"TR": {"parents", "crime", "safety", "leisure", "upbringing", "school"},
	"MK": {"inclusion", "leisure", "language", "cooperation", "work"},
	"VP": {"management", "cooperation", "parents", "school", "work"},
}

func (y *year) themes(p *project, question string) []string {
	chosen := shuffled(y.lot, themes[p.row["challenge"]], "themes", question)[:1+y.lot.below(3, "how many themes", question)]
	if p.key == "sportjob" {
		chosen = append(chosen, "sport")
	}
	return chosen
}

func (y *year) otherChallenges(p *project) []string {
	return slices.DeleteFunc([]string{"UB", "TR", "MK", "VP"}, func(code string) bool { return code == p.row["challenge"] })
}

// summary is three sentences: how it began, what was seen, and what then.
func (y *year) summary(challenge, question string) string {
	var parts []string
	for _, part := range []string{"open", challenge, "close"} {
		parts = append(parts, one(y.lot, y.sentences(part), "sentence "+part, question))
	}
	return strings.Join(parts, " ")
}

func (y *year) sentences(part string) []string {
	var texts []string
	for _, r := range table("sentence") {
		if r["part"] == part {
			texts = append(texts, r["text"])
		}
	}
	return texts
}
