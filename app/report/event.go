package report

import "feltbog/app/book"

// events are how many took part, and which events nobody counted.
func (l *ledger) events(f *facts) []Figure {
	events := l.of("event")
	counted := which(events, func(e book.Record) bool { return e.Fields.Text("counting") == "counted" })
	estimated := which(events, func(e book.Record) bool { return e.Fields.Text("counting") == "estimated" })
	uncounted := which(events, func(e book.Record) bool { return e.Fields.Text("counting") == "not_counted" })
	for _, e := range uncounted {
		f.uncounted = append(f.uncounted, e.Fields.Text("title"))
	}
	label := "Arrangementer uden optælling"
	if len(uncounted) > 0 {
		label += ": " + and(f.uncounted)
	}
	return []Figure{
		count(SectionStatus, "events.count", "Arrangementer",
			"Arrangementer, der er klar og har dato i året.", ids(events)),
		participants(number(SectionStatus, "events.participants", "Deltagere i arrangementer",
			"Talte og skønnede deltagere i årets arrangementer lagt sammen.",
			people(counted)+people(estimated), append(ids(counted), ids(estimated)...)), len(estimated) > 0, 100),
		count(SectionStatus, "events.uncounted", label,
			"Årets arrangementer med metoden »Ikke talt«. De nævnes ved navn og gættes aldrig.", ids(uncounted)).by(Uncounted),
	}
}

func people(events []book.Record) int {
	sum := 0
	for _, e := range events {
		sum += int(e.Fields.Number("participants"))
	}
	return sum
}

// participants is a number of people of whom some may be estimated: then it is
// rounded to a whole number of steps, and says so.
func participants(f Figure, guess bool, step int) Figure {
	if !guess {
		f.Rule += " Alle er talt."
		return f
	}
	f.Rule += " Mindst én del er skønnet, så tallet er rundet til nærmeste " + roundings[step] + "."
	shown := rounded(int(f.Value), step)
	f.Value = float64(shown)
	return f.by(Rounded).reading("ca. " + inFigures(shown))
}

// roundings are the steps an estimate is rounded to, in words.
var roundings = map[int]string{
	100: "hundrede (eller til nærmeste ti, hvis det ellers blev til nul)",
	10:  "ti",
}

// rounded is the nearest whole number of steps. A few people rounded to none
// would say that nobody came, so they are rounded to ten, and fewer than five
// not at all.
func rounded(n, step int) int {
	for ; step > 1; step /= 10 {
		if near := (n + step/2) / step * step; near > 0 {
			return near
		}
	}
	return n
}
