package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A mutant is one planted fault: in a file, one piece of text that stands there once, and what it is replaced by.
// The killer is the pattern of tests of a room that must see it.
type mutant struct {
	name     string
	file     string
	old, new string
	room     string
	killer   string
}

// mutants are the faults a journal like ours is written with when one is not careful. Each takes one promise away.
func mutants() []mutant {
	return append(mergeMutants(), append(bookMutants(), roadMutants()...)...)
}

// mergeMutants break the rule itself.
func mergeMutants() []mutant {
	const register, law, fold = "app/journal/register.go", "app/journal/law.go", "app/journal/fold.go"
	return []mutant{
		{"the last writer wins", register,
			"	r.Heads = slices.Insert(r.Heads, i, Head{Dot: dot, Wall: wall, Value: w.Value})\n",
			"	r.Heads = slices.Insert(r.Heads, i, Head{Dot: dot, Wall: wall, Value: w.Value})\n	last, _ := r.Shown()\n	r.Heads = []Head{last}\n",
			"app/journal", "TestInvariant05"},
		{"a clock decides what is overwritten", register,
			"	if i, found := r.find(seen); found {\n",
			"	if i, found := r.find(seen); found && r.Heads[i].Wall%2 == 0 {\n",
			"app/journal", "TestInvariant07"},
		{"what was overwritten before it came is forgotten", register,
			"	if i, found := slices.BinarySearchFunc(r.Dangling, dot, Dot.Compare); found {\n",
			"	if i, found := slices.BinarySearchFunc(r.Dangling, dot, Dot.Compare); found && i < 0 {\n",
			"app/journal", "TestInvariant01"},
		{"one who saw one erasure is taken to have seen all", register,
			"		if !slices.Contains(w.Seen, erasure) {\n			return true\n		}\n	}\n	return false\n",
			"		if slices.Contains(w.Seen, erasure) {\n			return false\n		}\n	}\n	return len(erased) > 0\n",
			"app/journal", "TestEveryBookAgrees"},
		{"a gap of one is not named", "app/journal/held.go",
			"		if run.First > next {\n			gaps", "		if run.First > next+1 {\n			gaps",
			"app/journal", "TestInvariant14"},
		{"a set-aside cannot be undone", law,
			"	if !kept(registers[book.Slot{Tag: LawActive}]) {\n", "	if registers[book.Slot{Tag: LawActive}] == nil {\n",
			"app/journal", "TestInvariant20"},
		{"what is trimmed can be set aside", law,
			"	if l == nil || dot.Seq <= l.trimmed[dot.Stream] {\n", "	if l == nil {\n",
			"app/journal", "TestEveryBookAgrees|TestInvariant0[13]"},
		{"a trim takes what not everybody has overwritten", fold,
			"		if c.Dot.Seq > l.Trimmed(c.Dot.Stream) || !l.Counts(c.Dot) {\n", "		if !l.Counts(c.Dot) {\n",
			"app/journal", "TestInvariant0[13]|TestErasedAndTrimmed"},
		{"a clock-fix moves a change twice", law,
			"			covered[span.Stream] = union(covered[span.Stream], span.Range)\n",
			"			covered[span.Stream] = append(covered[span.Stream], span.Range)\n",
			"app/journal", "TestAClockFix"},
		{"a reason outlives the erased text it quotes", fold,
			"	kept.Why, kept.Rest = \"\", nil\n", "", "app/journal", "TestErasedAndTrimmed|TestAReason"},
	}
}

// bookMutants break the book that keeps what the rule says.
func bookMutants() []mutant {
	const change, law = "app/store/change.go", "app/store/law.go"
	return []mutant{
		{"a change held already is added again", change,
			"	if held.Has(c.Dot) {\n", "	if held.Has(c.Dot) && c.Nonce == 0 {\n", "app/store", "TestInvariant13"},
		{"another change under the same dot is taken for a repetition", change,
			"	if nonce == c.Nonce {\n", "	if nonce == c.Nonce || nonce > 0 {\n", "app/store", "TestInvariant13"},
		{"what is erased is kept when it comes again", "app/journal/fold.go",
			"	if c.Action != Edit {\n		return c, false\n	}\n	if l.Gone", "	if c.Action != Edit || c.Dot.Seq > 0 {\n		return c, false\n	}\n	if l.Gone",
			"app/store", "TestInvariant08"},
		{"a law leaves what is shown as it was", law,
			"		if err := tx.refold(id, law); err != nil {\n", "		if _, err := tx.state(id); err != nil {\n",
			"app/store", "TestInvariant(19|20)"},
		{"deleted pages keep their bytes", "app/store/source.go",
			`"secure_delete(ON)"`, `"secure_delete(OFF)"`, "app/store", "TestInvariant08"},
		{"deleted words stay in the search index", "app/store/trace.go",
			"`INSERT INTO search (search) VALUES ('optimize')`", "`SELECT 1`", "app/store", "TestAPurgeLeaves|TestInvariant08"},
		{"a settlement lists one head only", "app/store/save.go",
			"Value: values[slot], Seen: register.Seen()})\n		}\n	}\n	return writes",
			"Value: values[slot], Seen: register.Seen()[:min(1, len(register.Heads))]})\n		}\n	}\n	return writes",
			"app/coordination", "TestASideThatIsKept|TestTwoCoordinators"},
		{"what is typed after an erasure is taken for old", "app/store/save.go",
			"		writes[i].Seen = append(w.Seen, law.Erased(id, w.Slot.Tag)...)\n", "		writes[i].Seen = append(w.Seen, law.Erased(id, 0)...)\n",
			"app/coordination", "TestAWholeRecordIsErased"},
	}
}

// roadMutants break what travels, and who may send it.
func roadMutants() []mutant {
	return []mutant{
		{"a parcel has its name before it is whole", "app/durable/durable.go",
			"		temp, err = os.CreateTemp(folder, pattern)\n", "		temp, err = os.Create(path)\n", "app/boot", "TestInvariant10AProcessKilledWhileSealing"},
		{"erasures are not carried", "app/exchange/departure.go",
			"	if content.Erasures, err = tx.Erasures(); err != nil {\n", "	if _, err = tx.Erasures(); err != nil {\n", "app/coordination", "TestInvariant09"},
		{"a laptop's internal records go to every laptop", "app/coordination/sendback.go",
			"a.keepers[stream.Keeper()]", "stream.Keeper() != \"\"", "app/coordination", "TestInvariant18"},
		{"what was sealed counts as received", "app/fieldwork/standing.go",
			"	p.received = p.own.Within(acknowledged)\n", "	p.received = p.own.Within(travelled)\n	_ = acknowledged\n",
			"app/coordination", "TestInvariant15"},
		{"a laptop may write in any scope", "app/coordination/guard.go",
			"	if !slices.Contains(mine, c.Dot.Stream.Scope) {\n", "	if len(mine) == 0 && !slices.Contains(mine, c.Dot.Stream.Scope) {\n",
			"app/coordination", "TestInvariant17"},
		{"a laptop may call the coordinator's record its own", "app/coordination/guard.go",
			"	if known && g.reserved(tag, c) {\n", "	if !known && g.reserved(tag, c) {\n",
			"app/coordination", "TestInvariant17"},
		{"a pair has another link in the other order", "app/coordination/link.go",
			`min(left, right) + "\n" + max(left, right)`, `left + "\n" + right`, "app/coordination", "TestInvariant16|TestALinkHasOneId"},
		{"looking first changes the book", "app/exchange/exchange.go",
			"	if look {\n		return store.RollBack\n", "	if look && store.RollBack == nil {\n		return store.RollBack\n", "app/coordination", "TestAVisitTyped"},
	}
}

// plant writes the mutant's file and the overlay that puts it in the place of the real one.
func (m mutant) plant(folder string) (overlay string, err error) {
	text, err := os.ReadFile(m.file)
	if err != nil {
		return "", fmt.Errorf("rewrite me: %w", err)
	}
	if n := strings.Count(string(text), m.old); n != 1 {
		return "", fmt.Errorf("rewrite me: %q stands %d times in %s, not once", m.old, n, m.file)
	}
	real, err := filepath.Abs(m.file)
	if err != nil {
		return "", err
	}
	planted, overlay := filepath.Join(folder, "planted"+filepath.Ext(m.file)), filepath.Join(folder, "overlay.json")
	return overlay, errors.Join(
		os.WriteFile(planted, []byte(strings.Replace(string(text), m.old, m.new, 1)), 0o600),
		os.WriteFile(overlay, fmt.Appendf(nil, `{"Replace": {%q: %q}}`, real, planted), 0o600))
}
