package sample

import (
	"strconv"

	"feltbog/app/book"
)

// assess puts the steps of the maturity staircase into a visit. A project is
// asked about the same dimensions each time, and mostly climbs.
func (y *year) assess(p *project, visit int, f book.Fields) {
	if !y.lot.chance(75, "assessed", p.key) {
		return
	}
	dimensions := shuffled(y.lot, book.Maturities(), "dimensions", p.key)
	for _, dimension := range dimensions[:3+y.lot.below(6, "how many dimensions", p.key)] {
		prefix := "maturity_" + dimension.Name
		f[prefix+"_step"] = strconv.Itoa(y.step(p.key, dimension.Name, visit))
		f[prefix+"_evidence"] = one(y.lot, []string{"document", "told", "told", "estimate"}, "evidence", p.key, dimension.Name, visit)
	}
}

// step is where the project stands at a visit: where it stood, or one up, or now
// and then one down.
func (y *year) step(project, dimension string, visit int) int {
	step := y.lot.below(3, "first step", project, dimension)
	for i := range visit {
		step += one(y.lot, []int{0, 0, 1, 1, 1, -1}, "climb", project, dimension, i)
	}
	return min(max(step, 0), 4)
}
