package report

import "feltbog/app/book"

// carers are the fields of a parent-dialogue meeting that count people, and
// what the figure of each is called.
var carers = []struct{ field, key, label string }{
	{"mothers", "mothers", "Mødre"},
	{"fathers", "fathers", "Fædre"},
	{"other_carers", "others", "Andre omsorgspersoner"},
	{"not_registered", "unregistered", "Ikke registreret som mor, far eller anden"},
}

// dialogues are the meetings with parents. Who came is told only where it cannot
// point at anyone.
func (l *ledger) dialogues() []Figure {
	meetings := l.of("dialogue")
	met := which(meetings, func(d book.Record) bool { return d.Fields.Text("counting") != "not_counted" })
	guessed := which(met, func(d book.Record) bool { return d.Fields.Text("counting") == "estimated" })
	cells := make([]int, len(carers))
	sum := 0
	for n, c := range carers {
		for _, d := range met {
			cells[n] += int(d.Fields.Number(c.field))
		}
		sum += cells[n]
	}
	missing := which(meetings, func(d book.Record) bool { return d.Fields.Text("interpreter") == "missing" })
	out := []Figure{
		count(SectionDialogue, "dialogues.count", "Forældredialogmøder",
			"Forældredialogmøder, der er klar og har dato i året.", ids(meetings)),
		l.parents(sum, ids(met), len(guessed) > 0),
		count(SectionDialogue, "dialogues.interpreter_missing", "Møder, hvor en tolk manglede",
			"Årets forældredialogmøder, hvor tolk er angivet som »Nødvendig, men manglede«.", ids(missing)),
	}
	return append(out, l.breakdown(cells, ids(met), len(guessed) > 0)...)
}

func (l *ledger) parents(sum int, behind []book.ID, guess bool) Figure {
	f := participants(number(SectionDialogue, "dialogues.parents", "Deltagere i forældredialogmøder",
		"Talte og skønnede mødre, fædre, andre omsorgspersoner og ikke registrerede lagt sammen.",
		sum, behind), guess, 10)
	if sum > 0 && sum < l.small() {
		return l.suppress(f)
	}
	return f
}

// breakdown is the parents by who they are. What is estimated is rounded, and
// rounding hides small numbers by itself no more than a curtain does: the cells
// are weighed before they are rounded.
func (l *ledger) breakdown(cells []int, behind []book.ID, guess bool) []Figure {
	hidden := hide(cells, l.small())
	var out []Figure
	for n, c := range carers {
		f := participants(number(SectionDialogue, "dialogues."+c.key, "Forældredialog: "+c.label,
			"Lagt sammen over årets forældredialogmøder.", cells[n], behind), guess, 10)
		if hidden[n] {
			f = l.suppress(f)
		}
		out = append(out, f)
	}
	return out
}

func (l *ledger) small() int {
	if l.input.SmallNumber > 0 {
		return l.input.SmallNumber
	}
	return 3
}

// suppress takes a number out of a figure that could point at people.
func (l *ledger) suppress(f Figure) Figure {
	f.Value, f.Method, f.Text = 0, Suppressed, "–"
	f.Rule += " Tallet vises ikke: det er under " + inFigures(l.small()) + " eller kunne bruges til at regne sådan et tal ud."
	return f
}

// hide tells which cells must not be shown beside their sum. Those under small
// but not nought are hidden; then the smallest of the rest, until what is hidden
// is together no longer small, so that none of it can be worked out.
func hide(cells []int, small int) []bool {
	hidden := make([]bool, len(cells))
	sum := 0
	conceal := func(n int) { hidden[n] = true; sum += cells[n] }
	for n, cell := range cells {
		if cell > 0 && cell < small {
			conceal(n)
		}
	}
	for sum > 0 && sum < small {
		next := smallest(cells, hidden)
		if next < 0 {
			break
		}
		conceal(next)
	}
	return hidden
}

// smallest is the place of the smallest cell that is shown and holds anyone, or
// failing that of one that holds nobody; -1 when all are hidden.
func smallest(cells []int, hidden []bool) int {
	at := -1
	for n, cell := range cells {
		if hidden[n] {
			continue
		}
		if at < 0 || cells[at] == 0 && cell > 0 || cell > 0 && cell < cells[at] {
			at = n
		}
	}
	return at
}
