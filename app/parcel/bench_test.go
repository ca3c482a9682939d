package parcel

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"feltbog/app/book"
	"feltbog/app/journal"
)

// aYear visits saves of ten fields each, much as an office writes them.
func aYear(saves int) func(func(journal.Change) error) error {
	words := []string{"Projektbesøg", "Nørrebro", "Forældredialog", "Trappen", "mødrene", "netværk", "opfølgning", "aftalt", "ny", "af"}
	return func(visit func(journal.Change) error) error {
		for seq := uint64(1); seq <= uint64(saves); seq++ {
			c := edit(laptop, "team:1", seq, fmt.Sprintf("0192a000-0000-7000-8000-%012x", seq*7919))
			c.Nonce, c.Writes = seq*0x9e3779b97f4a7c15, nil
			for tag := 10; tag < 20; tag++ {
				a, b := words[(seq+uint64(tag))%10], words[(seq*uint64(tag))%10]
				c.Writes = append(c.Writes, journal.Write{Slot: book.Slot{Tag: tag}, Value: book.Text(fmt.Sprint(a, " ", b, " ", seq*uint64(tag)))})
			}
			if err := visit(c); err != nil {
				return err
			}
		}
		return nil
	}
}

// BenchmarkSeal and BenchmarkOpen handle 100 000 field writes.
func BenchmarkSeal(b *testing.B) {
	for b.Loop() {
		if _, err := Seal(io.Discard, annasHeader(), Content{Changes: aYear(10_000)}, annas(), []string{mettes().Public().Recipient}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	file, _ := sealed(b, annasHeader(), Content{Changes: aYear(10_000)}, annas(), mettes().Public().Recipient)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := Open(bytes.NewReader(file), mettes(), knowsAnna(), Limits{}, Discard{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(file))/100_000, "B/field")
}
