package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A measure is one line of the table: a number that one benchmark reports, and what it should be. Every number that
// is held to a target is a ratio to something measured in the same run, so that it means the same on every machine;
// what nothing is compared with is only told.
type measure struct {
	what   string
	room   string // the package whose test file has the benchmark
	name   string // of the benchmark, as go test takes it
	unit   string // of the number, as the benchmark reports it
	target string
}

// ratios are the units that say how many times as much.
var ratios = []string{"raw", "raw-cpu", "empty", "in-order", "plain"}

func measures() []measure {
	const million, week, book = "TakeIn/of_1000k_fields", "TakeInAWeek", "ABookOf20000Visits/"
	takeIn := func(what, name, unit, target string) measure {
		return measure{what, "app/coordination", name, unit, target}
	}
	of := func(what, name, unit, target string) measure {
		return measure{what, "app/store", book + name, unit, target}
	}
	sealed := func(what, name, target string) measure {
		return measure{what, "app/store/vault", "Sealed/" + name, "plain", target}
	}
	return []measure{
		sealed("sealed against plain SQLite: one row and its commit", "commit", "≤ 1.2"),
		sealed("  2 000 rows in one transaction", "bulk", ""),
		sealed("  100 rows by their number", "point_read", ""),
		sealed("  a page of a list", "list_page", "≤ 1.2"),
		sealed("  the same with nothing in memory", "list_page_at_first", ""),
		sealed("  a scan of all rows with nothing in memory", "scan_at_first", ""),
		sealed("  a search", "search", "≤ 1.2"),
		sealed("  opening, and the first page of a list", "start", "≤ 1.2"),
		takeIn("a sealed parcel of 1 000 000 fields into an empty book", million, "raw", "≤ 8, goal ≤ 6"),
		takeIn("  the same, of the processors", million, "raw-cpu", ""),
		takeIn("  the same, microseconds a field", million, "µs/field", ""),
		takeIn("  peak memory, MB", million, "MB-peak", "≤ 250"),
		takeIn("  bytes of the parcel for each field", million, "B/field-parcel", ""),
		takeIn("  bytes of the book for each field", million, "B/field-book", ""),
		takeIn("a half as many fields, microseconds a field", "TakeIn/of_500k_fields", "µs/field", "as above: linear"),
		takeIn("a quarter as many fields, microseconds a field", "TakeIn/of_250k_fields", "µs/field", "as above: linear"),
		takeIn("the same parcel of 1 000 000 fields again", "TakeInAgain", "raw", ""),
		takeIn("a week of 10 000 fields into a book of 5 000 000, against an empty one", week, "empty", "≤ 2"),
		takeIn("  the same into the empty one, milliseconds", week, "ms-empty", ""),
		takeIn("1 000 000 fields in 40 parcels, shuffled against in order", "TakeInShuffled", "in-order", "about 1"),
		takeIn("  in order, microseconds a field", "TakeInShuffled", "µs/field", ""),
		takeIn("a page of a list while 1 000 000 fields are taken in, milliseconds", "TakeInWhileReading", "ms-p50", ""),
		takeIn("  99 of 100 pages within, milliseconds", "TakeInWhileReading", "ms-p99", ""),
		takeIn("  the longest a save waited for its turn, seconds", "TakeInWhileReading", "s-save", ""),
		of("one save in a book of 20 000 visits, against one row and its commit", "one_save", "raw", ""),
		of("  half of all saves within, milliseconds", "one_save", "ms-p50", ""),
		of("  99 of 100 saves within, milliseconds", "one_save", "ms-p99", ""),
		of("a page of a list, milliseconds", "List_latest_first", "ms", ""),
		of("a page sorted by any field, milliseconds", "List_by_a_field", "ms", ""),
		of("a search that finds everywhere, milliseconds", "Search_found_everywhere", "ms", ""),
		of("a search inside words, milliseconds", "Search_inside_words", "ms", ""),
		of("the digest, milliseconds", "Digest", "ms", ""),
		of("opening the book, milliseconds", "Open", "ms", ""),
	}
}

// bench measures and tells. It fails when something cannot be measured, never because it is slow: that is for the
// reader to judge. With words it measures only the benchmarks that have one of them in their name.
func bench(ctx context.Context, args []string) error {
	quick := slices.Contains(args, "--quick")
	words := slices.DeleteFunc(args, func(word string) bool { return word == "--quick" })
	wanted := slices.DeleteFunc(measures(), func(m measure) bool { return len(words) > 0 && !m.named(words) })
	if len(wanted) == 0 {
		return fmt.Errorf("no benchmark has %s in its name", strings.Join(words, " or "))
	}
	if quick {
		fmt.Println("Loads are a tenth of what the lines say; what a commit costs then weighs more than it should.")
	}
	programs, err := benchmarks(ctx, wanted)
	if err != nil {
		return err
	}
	found := map[string]results{}
	for _, m := range wanted {
		if found[m.key()] == nil {
			if found[m.key()], err = programs[m.room].run(ctx, m.name, quick); err != nil {
				return err
			}
		}
		fmt.Println(m.line(found[m.key()]))
	}
	return nil
}

func (m measure) key() string { return m.room + " " + m.name }

func (m measure) named(words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(strings.ToLower(m.name), strings.ToLower(word)) })
}

// line tells one measure, the target beside it.
func (m measure) line(found results) string {
	value, ok := found[m.unit]
	if !ok {
		return fmt.Sprintf("%-74s %10s", m.what, "–")
	}
	number := fmt.Sprintf("%10.2f", value)
	if slices.Contains(ratios, m.unit) {
		number += " ×"
	}
	return strings.TrimRight(fmt.Sprintf("%-74s %-13s %s", m.what, number, m.target), " ")
}

// A benchmarking is the compiled tests of one room. Each benchmark is a process of its own, so that the peak of memory is
// that of one benchmark.
type benchmarking struct{ room, path string }

func benchmarks(ctx context.Context, wanted []measure) (map[string]benchmarking, error) {
	folder, err := filepath.Abs(outbox)
	if err != nil {
		return nil, err
	}
	programs := map[string]benchmarking{}
	for _, m := range wanted {
		if programs[m.room] != (benchmarking{}) {
			continue
		}
		p := benchmarking{m.room, filepath.Join(folder, filepath.Base(m.room)+".bench")}
		if err := cmd("go", "test", "-c", "-o", p.path, "./"+m.room).with(static).to(ctx, os.Stderr); err != nil {
			return nil, err
		}
		programs[m.room] = p
	}
	return programs, nil
}

func (p benchmarking) run(ctx context.Context, name string, quick bool) (results, error) {
	words := []string{p.path, "-test.run", "^$", "-test.bench", pattern(name), "-test.timeout", "1h"}
	if strings.HasPrefix(name, "TakeIn") {
		words = append(words, "-test.benchtime", "1x")
	}
	if quick {
		words = append(words, "-quick")
	}
	text, err := cmd(words...).in(p.room).output(ctx, os.Stderr)
	if err != nil {
		return nil, errors.Join(err, errors.New(text))
	}
	return parse(text, name)
}

// pattern is a benchmark's name as go test matches it: level by level.
func pattern(name string) string {
	levels := strings.Split("Benchmark"+name, "/")
	for i, level := range levels {
		levels[i] = "^" + level + "$"
	}
	return strings.Join(levels, "/")
}
