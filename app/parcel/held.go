package parcel

import (
	"maps"
	"slices"

	"feltbog/app/journal"
)

// rangesWire is the runs of one stream: first, last, first, last …
type rangesWire struct {
	_      struct{} `cbor:",toarray"`
	Device journal.Device
	Scope  journal.Scope
	Runs   []uint64
}

type dotWire struct {
	_      struct{} `cbor:",toarray"`
	Device journal.Device
	Scope  journal.Scope
	Seq    uint64
}

func packHeld(held journal.Held) []rangesWire {
	var list []rangesWire
	for _, stream := range slices.SortedFunc(maps.Keys(held), journal.Stream.Compare) {
		if len(held[stream]) == 0 {
			continue
		}
		w := rangesWire{Device: stream.Device, Scope: stream.Scope}
		for _, run := range held[stream] {
			w.Runs = append(w.Runs, run.First, run.Last)
		}
		list = append(list, w)
	}
	return list
}

// unpackHeld accepts only what packHeld writes: streams sorted, runs sorted and
// never touching. Held counts on it.
func unpackHeld(list []rangesWire) (journal.Held, bool) {
	held := make(journal.Held, len(list))
	var before journal.Stream
	for _, w := range list {
		stream := journal.Stream{Device: w.Device, Scope: w.Scope}
		if !named(stream) || stream.Compare(before) <= 0 {
			return nil, false
		}
		runs, ok := unpackRuns(w.Runs)
		if !ok {
			return nil, false
		}
		held[stream], before = runs, stream
	}
	return held, true
}

func unpackRuns(flat []uint64) ([]journal.Range, bool) {
	if len(flat) == 0 || len(flat)%2 != 0 {
		return nil, false
	}
	runs := make([]journal.Range, 0, len(flat)/2)
	var last uint64
	for i := 0; i < len(flat); i += 2 {
		run := journal.Range{First: flat[i], Last: flat[i+1]}
		apart := run.First > last && (i == 0 || run.First-last > 1)
		if !apart || run.Last < run.First {
			return nil, false
		}
		runs, last = append(runs, run), run.Last
	}
	return runs, true
}

func packDots(dots []journal.Dot) []dotWire {
	var list []dotWire
	for _, dot := range slices.SortedFunc(slices.Values(dots), journal.Dot.Compare) {
		list = append(list, dotWire{Device: dot.Stream.Device, Scope: dot.Stream.Scope, Seq: dot.Seq})
	}
	return list
}

func unpackDots(list []dotWire) ([]journal.Dot, bool) {
	var dots []journal.Dot
	for _, w := range list {
		dot := journal.Dot{Stream: journal.Stream{Device: w.Device, Scope: w.Scope}, Seq: w.Seq}
		if !named(dot.Stream) || dot.Seq == 0 {
			return nil, false
		}
		dots = append(dots, dot)
	}
	return dots, true
}

func named(stream journal.Stream) bool { return stream.Device != "" && stream.Scope != "" }

func sameHeld(a, b journal.Held) bool {
	return maps.EqualFunc(a, b, func(a, b []journal.Range) bool { return slices.Equal(a, b) })
}
