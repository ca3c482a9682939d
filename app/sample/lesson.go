package sample

import (
	"strconv"

	"feltbog/app/book"
)

// concluded is when the coordinator draws the year's conclusions.
const concluded = "2008-12-08"

// observations are made on visits. Those that a conclusion rests on are the
// coordinator's own, since the laptops' books have not been taken in yet.
func (y *year) observations() {
	made := map[string]int{}
	for i, r := range table("observation") {
		behind := r["for"] + r["against"]
		visits := y.visitsTo(r["challenge"], behind != "")
		// Each visit in turn, so that no two conclusions rest on one alone.
		heap := r["challenge"] + behind
		visit := visits[(made[heap]+y.lot.below(len(visits), "where", heap))%len(visits)]
		made[heap]++
		f := r.fields(y.kind("observation"))
		f["source"], f["area"] = visit.name, visit.entry.Fields["area"]
		y.put(visit.place, visit.day, "observation", strconv.Itoa(i), book.Ready, f)
	}
	y.conclusions()
}

// visitsTo are the visits under a challenge, those of the coordinator or those
// of the laptops.
func (y *year) visitsTo(challenge string, coordinator bool) []save {
	var found []save
	for _, s := range y.saves {
		if s.entry.Kind == "visit" && s.entry.Status == book.Ready && s.entry.Fields["challenge"] == challenge &&
			(s.place == office) == coordinator {
			found = append(found, s)
		}
	}
	return found
}

func (y *year) conclusions() {
	supported, contradicted := map[string][]string{}, map[string][]string{}
	for i, r := range table("observation") {
		if r["for"] != "" {
			supported[r["for"]] = append(supported[r["for"]], strconv.Itoa(i))
		}
		if r["against"] != "" {
			contradicted[r["against"]] = append(contradicted[r["against"]], strconv.Itoa(i))
		}
	}
	for _, r := range table("conclusion") {
		f := r.fields(y.kind("conclusion"))
		f["supported"], f["author"] = supported[r["key"]], "kbe"
		if against := contradicted[r["key"]]; against != nil {
			f["contradicted"] = against
		}
		y.put(office, concluded, "conclusion", r["key"], book.Ready, f)
	}
}
