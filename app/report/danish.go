package report

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// small are the numbers that Danish prose writes out.
var small = []string{"ingen", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"}

// inWords is a number as it stands in a sentence: "syv" up to twelve, figures
// from there on.
func inWords(n int) string {
	if n >= 0 && n < len(small) {
		return small[n]
	}
	return inFigures(n)
}

// inFigures is a number in figures. Danish has no point in a number of four
// figures (2600) and one for every three from five figures on (12.600).
func inFigures(n int) string {
	text := strconv.Itoa(n)
	if n < 10_000 {
		return text
	}
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "." + text[at:]
	}
	return text
}

// personYears is a share of the plan as the committee reads it: "2", "½", "1½".
func personYears(quarters int) string {
	whole, part := quarters/4, []string{"", "¼", "½", "¾"}[quarters%4]
	if whole == 0 && part != "" {
		return part
	}
	return strconv.Itoa(whole) + part
}

// decimal is a sum of person-years, with the decimal that shows it is one: "5,0".
func decimal(quarters int) string {
	text := strconv.FormatFloat(float64(quarters)/4, 'f', 2, 64)
	return strings.Replace(strings.TrimSuffix(text, "0"), ".", ",", 1)
}

// and joins what is listed: "a", "a og b", "a, b og c".
func and(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " og " + list[last]
}

// sentences joins those that say anything.
func sentences(list ...string) string {
	said := slices.DeleteFunc(list, func(s string) bool { return s == "" })
	return strings.Join(said, " ")
}

// plural picks the word for n of a thing.
func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// capital gives a sentence its first letter.
func capital(text string) string {
	for at, letter := range text {
		return strings.ToUpper(string(letter)) + text[at+len(string(letter)):]
	}
	return text
}

var months = []string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

// longDay is a date in a sentence: "19. juni 2008". What is no date is left as
// it was written.
func longDay(day string) string {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return strconv.Itoa(date.Day()) + ". " + months[date.Month()-1] + " " + strconv.Itoa(date.Year())
}

// shortDay is a date in a table: "19.06.2008".
func shortDay(day string) string {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return date.Format("02.01.2006")
}

// lower gives a label the first letter it has inside a sentence.
func lower(text string) string {
	for at, letter := range text {
		return strings.ToLower(string(letter)) + text[at+len(string(letter)):]
	}
	return text
}

// genitive is whose: "udvalgets", and an apostrophe after a name that ends in s.
func genitive(name string) string {
	if strings.HasSuffix(strings.ToLower(name), "s") {
		return name + "’"
	}
	return name + "s"
}
