package report

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"feltbog/app/report/docx"
)

// drawing is a chart as the page draws it: stacked columns in a box of 720 by
// 310 units, every place worked out, so that the template only writes.
type drawing struct {
	Bars   []bar
	Ticks  []tick
	Names  []mark
	Legend []mark
}

type bar struct {
	Series           int
	X, Y, W, H       float64
	LabelX, Baseline float64
	// Label is empty where the column is too low to hold it.
	Label string
}

type tick struct {
	Y     float64
	Value string
}

type mark struct {
	Series int
	X      float64
	Lines  []string
}

const (
	drawLeft, drawRight = 40.0, 720.0
	drawTop, drawBottom = 40.0, 260.0
	letter              = 8.0 // the width of a letter, generously
)

func draw(c docx.Chart) drawing {
	step := stride(tallest(c))
	top := math.Max(step, math.Ceil(tallest(c)/step)*step)
	height := func(value float64) float64 { return value / top * (drawBottom - drawTop) }
	var d drawing
	for value := 0.0; value <= top; value += step {
		d.Ticks = append(d.Ticks, tick{drawBottom - height(value), decimals(value)})
	}
	room := (drawRight - drawLeft) / float64(len(c.Categories))
	for n, name := range c.Categories {
		middle := drawLeft + room*(float64(n)+0.5)
		d.Names = append(d.Names, mark{X: middle, Lines: wrap(name, int(room/letter))})
		d.Bars = append(d.Bars, stack(c, n, middle, room*0.6, height)...)
	}
	for n, s := range c.Series {
		d.Legend = append(d.Legend, mark{Series: n, X: drawLeft + 180*float64(n), Lines: []string{s.Name}})
	}
	return d
}

// stack is the columns over one category, the first series at the foot.
func stack(c docx.Chart, category int, middle, width float64, height func(float64) float64) []bar {
	var bars []bar
	foot := drawBottom
	for n, s := range c.Series {
		tall := height(s.Values[category])
		foot -= tall
		b := bar{Series: n, X: middle - width/2, Y: foot, W: width, H: tall, LabelX: middle, Baseline: foot + tall/2 + 4}
		if tall >= 14 {
			b.Label = decimals(s.Values[category])
		}
		bars = append(bars, b)
	}
	return bars
}

func tallest(c docx.Chart) float64 {
	most := 0.0
	for n := range c.Categories {
		sum := 0.0
		for _, s := range c.Series {
			sum += s.Values[n]
		}
		most = math.Max(most, sum)
	}
	return most
}

// stride is the step of the axis: 1, 2 or 5 times a power of ten, and never more
// than five steps to the top.
func stride(most float64) float64 {
	if most <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(most)))
	for _, step := range []float64{0.2, 0.5, 1, 2} {
		if most/(step*power) <= 5 {
			return math.Max(1, step*power)
		}
	}
	return 2 * power
}

// wrap breaks a text between words into lines of at most so many letters; a word
// that is longer stands alone.
func wrap(text string, letters int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= letters {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

func decimals(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
