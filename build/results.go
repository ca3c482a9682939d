package main

import (
	"fmt"
	"strconv"
	"strings"
)

// results are the numbers a benchmark reports, by unit. A time for each operation is there in milliseconds too.
type results map[string]float64

// parse finds the line of a benchmark in what go test wrote: its name, how often it ran, then numbers and units.
func parse(text, name string) (results, error) {
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 4 || !called(words[0], name) {
			continue
		}
		found := results{}
		for i := 2; i+1 < len(words); i += 2 {
			value, err := strconv.ParseFloat(words[i], 64)
			if err != nil {
				return nil, fmt.Errorf("read results of %s: %w", name, err)
			}
			found[words[i+1]] = value
		}
		if nanoseconds, ok := found["ns/op"]; ok {
			found["ms"] = nanoseconds / 1e6
		}
		return found, nil
	}
	return nil, fmt.Errorf("%s did not run:\n%s", name, text)
}

// called tells whether a line is about a benchmark. Go writes the number of processors after its name.
func called(word, name string) bool {
	word = strings.TrimPrefix(word, "Benchmark")
	if i := strings.LastIndexByte(word, '-'); i > 0 {
		if _, err := strconv.Atoi(word[i+1:]); err == nil {
			word = word[:i]
		}
	}
	return word == name
}
