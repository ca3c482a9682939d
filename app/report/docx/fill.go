package docx

const (
	ink  = "1B2429"
	rule = "D5DADD"

	// typeface is that of the styles, which a chart does not inherit.
	typeface = "Calibri"
)

// fills are the colours of a chart's series and of the numbers on them. They
// differ in lightness as much as in hue, because committee papers are printed
// in black and white; every label has a contrast of at least 4.5 to 1.
var fills = []struct{ column, label string }{
	{"0D5C6E", "FFFFFF"},
	{"EBB878", ink},
	{"55636C", "FFFFFF"},
	{"DCE6E8", ink},
}

func solid(colour string) element {
	return el("c:spPr", paint(colour))
}

func outline(colour string) element {
	return el("c:spPr", el("a:ln", paint(colour)).with("w", "9525"))
}

func paint(colour string) element {
	return el("a:solidFill", attr("a:srgbClr", colour))
}

// labels are the values written on the columns. A column of no height has no
// room for its nought, so the third part of the format is empty.
func labels(colour string) element {
	return el("c:dLbls",
		el("c:numFmt").with("formatCode", "General;General;").with("sourceLinked", "0"),
		lettering(colour),
		attr("c:showLegendKey", "0"), attr("c:showVal", "1"), attr("c:showCatName", "0"),
		attr("c:showSerName", "0"), attr("c:showPercent", "0"), attr("c:showBubbleSize", "0"),
	)
}

// lettering is the text of a part of a chart, in hundredths of a point.
func lettering(colour string) element {
	return el("c:txPr", el("a:bodyPr"),
		el("a:p",
			el("a:pPr", el("a:defRPr", paint(colour), el("a:latin").with("typeface", typeface)).with("sz", "900")),
			el("a:endParaRPr").with("lang", language),
		),
	)
}
