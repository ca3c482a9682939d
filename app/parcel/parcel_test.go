package parcel

import (
	"bytes"
	"testing"

	"feltbog/app/book"
	"feltbog/app/journal"
)

func TestWhatIsSealedIsWhatIsOpened(t *testing.T) {
	sender, err := NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	coordinator, err := NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	h := Header{Workspace: "w", Parcel: "p", Number: 1, Sender: "dev-a", Role: RoleField}
	c := journal.Change{Dot: journal.Dot{Stream: journal.Stream{Device: "dev-a", Scope: "ref"}, Seq: 1}, Nonce: 7, Action: journal.Edit, Kind: 1, Record: "r1",
		Writes: []journal.Write{{Slot: book.Slot{Tag: 10}, Value: book.Text("æøå")}}}
	var file bytes.Buffer
	r, err := Seal(&file, h, Content{Changes: func(v func(journal.Change) error) error { return v(c) }}, sender, []string{coordinator.Public().Recipient})
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(bytes.NewReader(file.Bytes()), sender, r); err != nil {
		t.Fatal(err)
	}
	t.Log(file.Len())
}
