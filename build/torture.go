package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"time"
)

// properties are the tests that make up their own histories.
const properties = "TestInvariant0[1-7]|TestInvariant1[39]|TestInvariant20|TestEveryBookAgrees|TestTheBookShows"

// night is how long torture may take for one thing.
const night = 24 * time.Hour

// A book on the disk is a hundred times slower than the rule alone.
const slower = 100

// torture runs the properties of the journal over many more histories than a test run has time for, and whole fleets of
// laptops over years. Everything it does follows from one seed, which it prints.
func torture(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("torture", flag.ContinueOnError)
	histories := flags.Int("histories", 100_000, "how many histories of each property; a book on the disk gets a hundredth")
	fleets := flags.Int("fleets", 20, "how many fleets of fifty laptops over three years")
	seed := flags.Uint64("seed", 0, "the seed to replay; 0 chooses one")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *histories < slower || *fleets < 1 {
		return errors.New("at least 100 histories and one fleet")
	}
	if *seed == 0 {
		*seed = rand.Uint64N(1 << 40)
	}
	fmt.Printf("seed %d. The same again: go run ./build torture --histories %d --fleets %d --seed %d\n", *seed, *histories, *fleets, *seed)
	tests := func(room, run string, more ...string) func(context.Context, io.Writer) (tally, error) {
		return goTests(append([]string{"-count=1", "-timeout=0", "-run", run, "./app/" + room}, more...)...)
	}
	checks := func(n int) []string {
		return []string{"-rapid.checks=" + strconv.Itoa(n), "-rapid.seed=" + strconv.FormatUint(*seed, 10)}
	}
	return walk(ctx, os.Stdout, []step{
		{name: "the rule, against the oracle after every step", limit: night, work: tests("journal", properties, checks(*histories)...)},
		{name: "books on the disk, against the rule", limit: night, work: tests("store", properties, checks(*histories/slower)...)},
		{name: "fleets of fifty laptops over three years", limit: night, work: tests("journal", "TestAFleet",
			"-simulation.seed="+strconv.FormatUint(*seed, 10), "-simulation.runs="+strconv.Itoa(*fleets))},
	})
}
