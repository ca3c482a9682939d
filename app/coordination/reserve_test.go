package coordination_test

import (
	"os"
	"path/filepath"
	"testing"

	"feltbog/app/fault"
	"feltbog/app/parcel"
)

func TestTheReserveKeyLeavesTheBookForItsPageAndNoByteOfItStays(t *testing.T) {
	p := newPlace(t, "A")
	if waits, err := p.office.Office.ReserveWaits(ctx); err != nil || !waits {
		t.Fatalf("a new book: waits %t, %v", waits, err)
	}
	before := thief(t, p.office)
	page := filepath.Join(t.TempDir(), "reserve.txt")
	if err := p.office.Office.WriteReserve(ctx, page); err != nil {
		t.Fatal(err)
	}
	if waits, err := p.office.Office.ReserveWaits(ctx); err != nil || waits {
		t.Errorf("afterwards: waits %t, %v", waits, err)
	}
	if after := thief(t, p.office); len(before) != 2 || len(after) != 1 {
		t.Errorf("%d keys among the bytes of the book before, %d after", len(before), len(after))
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	reserve, err := parcel.ParseReserve(string(text))
	if err != nil || !sealedTo(header(t, p.office, p.seal("A")), reserve.Recipient()) {
		t.Errorf("laptops do not seal to the key on the page: %v", err)
	}
	if err := p.office.Office.WriteReserve(ctx, page+"2"); !fault.Is(err, fault.ReserveGone) {
		t.Errorf("once more: %v", err)
	}
}

func TestAReserveKeyThatCouldNotBeWrittenIsStillInTheBook(t *testing.T) {
	p := newPlace(t)
	nowhere := filepath.Join(t.TempDir(), "no such folder", "reserve.txt")
	if err := p.office.Office.WriteReserve(ctx, nowhere); !fault.Is(err, fault.NotWritable) {
		t.Errorf("got %v", err)
	}
	if waits, err := p.office.Office.ReserveWaits(ctx); err != nil || !waits || len(thief(t, p.office)) != 2 {
		t.Errorf("waits %t, %v", waits, err)
	}
	page := filepath.Join(t.TempDir(), "reserve.txt")
	if err := os.WriteFile(page, []byte("somebody's"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.office.Office.WriteReserve(ctx, page); !fault.Is(err, fault.Exists) {
		t.Errorf("over a file: %v", err)
	}
	if text, err := os.ReadFile(page); err != nil || string(text) != "somebody's" {
		t.Errorf("the file is now %q, %v", text, err)
	}
}
