package main

import (
	"maps"
	"strings"
	"testing"
)

const measured = `goos: linux
pkg: feltbog/app/coordination
BenchmarkTakeIn/of_500k_fields-2   	       1	999 ns/op	 1.0 raw
BenchmarkTakeIn/of_1000k_fields-16   	       1	3000000 ns/op	       105.9 MB-peak	        7.25 raw
PASS
`

func TestTheNumbersOfABenchmarkAreFoundByTheirUnits(t *testing.T) {
	want := results{"ns/op": 3_000_000, "ms": 3, "MB-peak": 105.9, "raw": 7.25}
	if found, err := parse(measured, "TakeIn/of_1000k_fields"); err != nil || !maps.Equal(found, want) {
		t.Errorf("found %v, %v", found, err)
	}
	if _, err := parse(measured, "TakeIn"); err == nil {
		t.Error("a benchmark that did not run is no error")
	}
}

func TestALineTellsItsNumberAndItsTarget(t *testing.T) {
	m := measure{what: "a parcel", unit: "raw", target: "≤ 8"}
	if line := m.line(results{"raw": 7.25}); !strings.HasPrefix(line, "a parcel") || !strings.HasSuffix(line, "7.25 ×  ≤ 8") {
		t.Errorf("the line is %q", line)
	}
	if line := m.line(results{"ms": 1}); !strings.HasSuffix(line, "–") {
		t.Errorf("what was not reported is told as %q", line)
	}
}

func TestABenchmarkIsMatchedWhole(t *testing.T) {
	if got := pattern("TakeIn/of_500k_fields"); got != "^BenchmarkTakeIn$/^of_500k_fields$" {
		t.Errorf("the pattern is %s", got)
	}
}
