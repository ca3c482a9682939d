package docx

import "strconv"

// The two axes of a chart name each other by these numbers.
const (
	categoryAxisID = "1001"
	valueAxisID    = "1002"
)

func (c Chart) categoryAxis() element {
	return el("c:catAx", axis(categoryAxisID, "b",
		attr("c:majorTickMark", "none"), attr("c:minorTickMark", "none"), attr("c:tickLblPos", "nextTo"),
		outline(rule), lettering(ink),
		attr("c:crossAx", valueAxisID), attr("c:crosses", "autoZero"),
		attr("c:auto", "1"), attr("c:lblAlgn", "ctr"), attr("c:lblOffset", "100"), attr("c:noMultiLvlLbl", "0"),
	)...)
}

func valueAxis() element {
	return el("c:valAx", axis(valueAxisID, "l",
		el("c:majorGridlines", outline(rule)),
		attr("c:majorTickMark", "none"), attr("c:minorTickMark", "none"), attr("c:tickLblPos", "nextTo"),
		el("c:spPr", el("a:ln", el("a:noFill"))), lettering(ink),
		attr("c:crossAx", categoryAxisID), attr("c:crosses", "autoZero"),
		attr("c:crossBetween", "between"),
	)...)
}

// axis is what the two kinds of axis have in common, before what they have not.
func axis(id, position string, rest ...element) []element {
	return append([]element{
		attr("c:axId", id),
		el("c:scaling", attr("c:orientation", "minMax")),
		attr("c:delete", "0"),
		attr("c:axPos", position),
	}, rest...)
}

// texts is a reference into the workbook with the texts found there, which Word
// shows without opening it.
func texts(place string, values []string) element {
	cache := el("c:strCache", attr("c:ptCount", strconv.Itoa(len(values))))
	for n, value := range values {
		cache = cache.add(point(n, value))
	}
	return el("c:strRef", el("c:f").holding(place), cache)
}

// numbers is the same for a row of numbers.
func numbers(place string, values []float64) element {
	cache := el("c:numCache",
		el("c:formatCode").holding("General"),
		attr("c:ptCount", strconv.Itoa(len(values))),
	)
	for n, value := range values {
		cache = cache.add(point(n, strconv.FormatFloat(value, 'f', -1, 64)))
	}
	return el("c:numRef", el("c:f").holding(place), cache)
}

func point(n int, value string) element {
	return el("c:pt", el("c:v").holding(value)).with("idx", strconv.Itoa(n))
}
