package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// torture runs the properties of the journal and the book over many random histories, and fleets of laptops over years.
// Every history follows from the seed that is printed.
func torture(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("torture", flag.ContinueOnError)
	histories := flags.Int("histories", 100_000, "how many random histories in all")
	fleets := flags.Int("fleets", 20, "how many fleets of fifty laptops over three years")
	seed := flags.Uint64("seed", 0, "the seed to replay; 0 draws one")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := os.MkdirAll(outbox, 0o755); err != nil {
		return err
	}
	steps := []step{setup("the tests to run (go test -c)", tortureChambers)}
	return walk(ctx, os.Stdout, append(steps, tortureSteps(*histories, *fleets, drawn(*seed), os.Stdout)...))
}

// night is how long torture may take for one thing.
const night = 24 * time.Hour

// drawn is the seed asked for, or another one every time.
func drawn(seed uint64) uint64 {
	if seed == 0 {
		seed = uint64(rand.Uint32()) + 1
	}
	return seed
}

// tasteOfTorture is what CI has time for. Its seed is always the same: whoever changes the rule sees what the change did,
// and new seeds are for torture itself.
func tasteOfTorture(ctx context.Context, out io.Writer) error {
	var failed []error
	for _, s := range tortureSteps(1_000, 1, 1, out) {
		_, err := s.work(ctx, out)
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// A chamber is a room with properties, of which each takes its turn.
type chamber struct {
	room       string
	properties []string
}

func chambers() []chamber {
	return []chamber{
		{"journal", []string{
			"TestEveryBookAgreesWithTheOracleAfterEveryStep", "TestInvariant01.*", "TestInvariant02.*", "TestInvariant03.*",
			"TestInvariant05NoWriteIsLost", "TestInvariant05NoWriteMade.*", "TestInvariant06.*", "TestInvariant07.*",
			"TestInvariant14.*", "TestInvariant20.*",
		}},
		{"store", []string{"TestInvariant03.*", "TestInvariant04.*", "TestInvariant19.*"}},
		{"coordination", []string{"TestTenWeeks.*"}},
	}
}

// file is the compiled tests of a room.
func (c chamber) file() string { return filepath.Join(outbox, c.room+"-torture.test") }

func tortureChambers(ctx context.Context, out io.Writer) error {
	for _, c := range chambers() {
		if err := cmd("go", "test", "-c", "-o", c.file(), "./app/"+c.room).with(static).to(ctx, out); err != nil {
			return err
		}
	}
	return nil
}

func tortureSteps(histories, fleets int, seed uint64, progress io.Writer) []step {
	fmt.Fprintf(progress, "seed %d. The same again: go run ./build torture --histories %d --fleets %d --seed %d\n", seed, histories, fleets, seed)
	return []step{
		{name: fmt.Sprintf("%d random histories", histories), limit: night, work: func(ctx context.Context, out io.Writer) (tally, error) {
			return suffer(ctx, ordeals(histories, seed), progress)
		}},
		{name: fmt.Sprintf("fleets over three years, small ones with real books for ten weeks: %d of each", fleets), limit: night, work: func(ctx context.Context, out io.Writer) (tally, error) {
			return suffer(ctx, fleetsOf(fleets, seed), progress)
		}},
	}
}

// An ordeal is one run of one property.
type ordeal struct {
	chamber   chamber
	property  string
	histories int
	flags     []string
}

// Few enough that progress is seen, many enough that starting the program costs nothing.
const atOnce = 200

// ordeals share histories out among the properties, nine of ten to the journal: those of the book cost ten times as much.
func ordeals(histories int, seed uint64) []ordeal {
	var all []ordeal
	for i := 0; histories > 0; i++ {
		c, turn := chambers()[0], i-i/10
		if i%10 == 9 {
			c, turn = chambers()[1], i/10
		}
		n := min(atOnce, histories)
		all = append(all, ordeal{c, c.properties[turn%len(c.properties)], n,
			[]string{fmt.Sprintf("-rapid.checks=%d", n), fmt.Sprintf("-rapid.seed=%d", seed+uint64(i))}})
		histories -= n
	}
	return all
}

// fleetsOf are fleets reduced to the rule, and as many seasons of a few laptops with real books and real parcels.
func fleetsOf(runs int, seed uint64) []ordeal {
	var all []ordeal
	for i := range runs {
		all = append(all,
			ordeal{chambers()[0], "TestAFleet.*", 1, []string{fmt.Sprintf("-simulation.seed=%d", seed+uint64(i))}},
			ordeal{chambers()[2], chambers()[2].properties[0], 1, []string{fmt.Sprintf("-weeks.seed=%d", seed+uint64(i))}})
	}
	return all
}

// suffer goes through ordeals, two at a time, and says how far it has come and how to see again what failed.
func suffer(ctx context.Context, all []ordeal, progress io.Writer) (tally, error) {
	var counted tally
	var failed []error
	var lock sync.Mutex
	inTwo(all, func(o ordeal) {
		said, err := o.run(ctx)
		lock.Lock()
		defer lock.Unlock()
		if err != nil {
			counted.failed++
			failed = append(failed, fmt.Errorf("%w\n%s\nagain: %s", err, said, o.replay()))
			return
		}
		before := counted.passed
		counted.passed += o.histories
		if fleet := lineWith(said, "a person met"); fleet != "" {
			fmt.Fprintf(progress, "\n        %s", fleet)
		} else if before/10_000 != counted.passed/10_000 {
			fmt.Fprintf(progress, "\n        %d histories", counted.passed)
		}
	})
	return counted, errors.Join(failed...)
}

func (o ordeal) run(ctx context.Context) (string, error) {
	var said bytes.Buffer
	file, err := filepath.Abs(o.chamber.file())
	if err != nil {
		return "", err
	}
	words := append([]string{file, "-test.run", "^" + o.property + "$", "-test.v", "-test.timeout", "1h"}, o.flags...)
	err = cmd(words...).in(filepath.Join("app", o.chamber.room)).to(ctx, &said)
	if err == nil && !strings.Contains(said.String(), "--- PASS: ") {
		err = errors.New("no test has this name: " + o.property)
	}
	return said.String(), err
}

// replay is the command that does the same again without this program.
func (o ordeal) replay() string {
	return fmt.Sprintf("go test ./app/%s -run '^%s$' %s", o.chamber.room, o.property, strings.Join(o.flags, " "))
}

func lineWith(text, words string) string {
	for line := range strings.Lines(text) {
		if strings.Contains(line, words) {
			_, told, _ := strings.Cut(line, ": ")
			return strings.TrimSpace(told)
		}
	}
	return ""
}
