package report

import (
	"fmt"
	"testing"
)

// A book of a million records is a benchmark of the design: a year's figures
// over it must still come while a person waits.
func BenchmarkAMillionRecords(b *testing.B) {
	p := &pile{letter: "A"}
	for n := range 1_000_000 {
		p.ready("visit", fields{
			"date": fmt.Sprintf("%d-%02d-%02d", 2000+n%20, 1+n%12, 1+n%28), "project": fmt.Sprint(n % 5000),
			"maturity_parents_step": fmt.Sprint(n % 5),
		})
	}
	for b.Loop() {
		p.of(2008)
	}
}
