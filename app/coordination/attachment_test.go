package coordination_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"testing"

	"feltbog/app/book"
	"feltbog/app/boot"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// paper is the content of a file that nothing zips and nothing else holds.
func paper(seed byte, size int) []byte {
	raw := make([]byte, size)
	_, _ = rand.NewChaCha8([32]byte{seed}).Read(raw)
	return raw
}

func (p *place) attach(app *boot.App, source, name string, content []byte) book.ID {
	p.t.Helper()
	attached, err := app.Desk.Attach(ctx, boot.File{Source: source, Name: name, Content: bytes.NewReader(content)})
	if err != nil {
		p.t.Fatalf("attach: %v", err)
	}
	return attached.Record.ID
}

// reads tells whether a book has the content of an attachment.
func (p *place) reads(app *boot.App, id book.ID, want []byte) bool {
	var got bytes.Buffer
	return app.Desk.WriteOut(ctx, string(id), &got) == nil && bytes.Equal(got.Bytes(), want)
}

// chunks counts the chunks in a parcel of the coordinator's, by opening it.
func (p *place) chunks(letter, path string) int {
	p.t.Helper()
	opened, err := p.laptops[letter].Inspect(ctx, path)
	if err != nil {
		p.t.Fatal(err)
	}
	return opened.Header.Blobs
}

const large = 3*parcel.MaxBlob + 17

func TestContentGoesUpAndDownOnceAndIsHeldOnce(t *testing.T) {
	p := newPlace(t, "A", "B")
	a, b, content := p.laptops["A"], p.laptops["B"], paper(1, large)
	p.save(a, "visit", "v1", book.Ready, visit())
	id := p.attach(a, "v1", "kort.pdf", content)
	again := p.attach(a, "v1", "kopi.pdf", content)
	p.save(b, "visit", "v2", book.Ready, visit())
	first := p.seal("A")
	if info, err := os.Stat(first); err != nil || info.Size() > large+100_000 {
		t.Errorf("the same content is sent twice: %d bytes, %v", info.Size(), err)
	}
	if account := p.takeIn(first, false); len(account.Lacking) != 0 {
		t.Errorf("lacking: %+v", account.Lacking)
	}
	p.takeIn(p.seal("B"), false)
	if !p.reads(p.office, id, content) || !p.reads(p.office, again, content) {
		t.Error("the coordinator has not got it")
	}

	back := p.sendBack()
	if own := p.chunks("A", back["A"].Path); own != 0 {
		t.Errorf("A gets %d chunks of its own back", own)
	}
	if other := p.chunks("B", back["B"].Path); other != 4 {
		t.Errorf("B gets %d chunks", other)
	}
	p.receive("A", back["A"].Path)
	p.receive("B", back["B"].Path)
	if !p.reads(b, id, content) {
		t.Error("B has not got it")
	}
	p.takeIn(p.seal("B"), false)
	if twice := p.chunks("B", p.sendBack()["B"].Path); twice != 0 {
		t.Errorf("B has said that it has all, and gets %d chunks", twice)
	}
	for name, app := range map[string]*boot.App{"K": p.office, "A": a, "B": b} {
		if health, err := app.Check(ctx); err != nil || !health.OK {
			t.Errorf("check of %s: %+v, %v", name, health, err)
		}
	}
}

func TestContentThatIsMissingIsNamedNotAcknowledgedAndComesWithTheNextParcel(t *testing.T) {
	p := newPlace(t, "A")
	a, content := p.laptops["A"], paper(1, 9_000)
	p.save(a, "visit", "v1", book.Ready, visit())
	id := p.attach(a, "v1", "kort.pdf", content)
	if _, err := a.Desk.Detach(ctx, string(id)); err != nil {
		t.Fatal(err)
	}
	p.takeIn(p.seal("A"), false)
	if p.reads(p.office, id, content) {
		t.Fatal("what was taken away before it was sealed has travelled")
	}
	p.receive("A", p.sendBack()["A"].Path)
	p.counted("A", 0, 0, 3)

	// The coordinator wants it after all, and has not got it.
	if _, err := p.office.Desk.Save(ctx, boot.Entry{Kind: "attachment", ID: id, Status: book.Ready}); err != nil {
		t.Fatal(err)
	}
	if back := p.sendBack()["A"]; back.Acknowledged != 1 {
		t.Errorf("acknowledged %d: what lacks its content is among them", back.Acknowledged)
	}
	if health, err := p.office.Check(ctx); err != nil || health.OK || health.Problems[0] != store.ProblemChunks {
		t.Errorf("check: %+v, %v", health, err)
	}
	p.receive("A", p.sendBack()["A"].Path)
	account := p.takeIn(p.seal("A"), false) // with everything
	if len(account.Lacking) != 0 || !p.reads(p.office, id, content) {
		t.Errorf("after everything came: %+v", account.Lacking)
	}
}

func TestAnAttachmentWhoseContentDoesNotComeIsNamed(t *testing.T) {
	p := newPlace(t, "A")
	a := p.laptops["A"]
	p.save(a, "visit", "v1", book.Ready, visit())
	entry := boot.Entry{Kind: "attachment", ID: "x", Status: book.Ready, Fields: book.Fields{
		"source": "v1", "name": "kort.pdf", "media": "application/pdf", "content": book.Content([]string{parcel.NewBlob(paper(1, 9)).Address}),
	}}
	if _, err := a.Desk.Save(ctx, entry); err != nil {
		t.Fatal(err)
	}
	account := p.takeIn(p.seal("A"), false)
	if len(account.Lacking) != 1 || account.Lacking[0].Record != "x" || account.Lacking[0].Missing != 1 || account.Lacking[0].Number == "" {
		t.Errorf("lacking: %+v", account.Lacking)
	}
	if back := p.sendBack()["A"]; back.Acknowledged != 1 {
		t.Errorf("acknowledged %d", back.Acknowledged)
	}
	p.receive("A", p.sendBack()["A"].Path)
	p.counted("A", 0, 1, 1)
}

func TestNoByteOfAnInternalRecordsAttachmentIsInAnotherLaptopsReturnFile(t *testing.T) {
	p := newPlace(t, "A", "B")
	a, hidden := p.laptops["A"], visit()
	hidden["internal"] = true
	p.save(a, "visit", "v1", book.Ready, hidden)
	p.save(a, "visit", "v2", book.Ready, visit())
	secretly, openly, later := []byte(secret+" i et bilag"), []byte("Dagsorden til alle"), []byte("Bilag, som siden blev internt")
	id := p.attach(a, "v1", "samtale.txt", secretly)
	shared := p.attach(a, "v2", "dagsorden.txt", openly)
	turned := p.attach(a, "v2", "senere.txt", later)
	p.save(a, "attachment", turned, "", book.Fields{"internal": true})
	p.save(p.laptops["B"], "visit", "v3", book.Ready, visit())
	p.takeIn(p.seal("A"), false)
	p.takeIn(p.seal("B"), false)
	if !p.reads(p.office, id, secretly) {
		t.Fatal("the coordinator has not got it")
	}
	inside := plaintext(t, p, "B", p.sendBack()["B"].Path)
	if bytes.Contains(inside, []byte(secret)) || bytes.Contains(inside, []byte("samtale.txt")) || bytes.Contains(inside, later) {
		t.Error("B has been sent what is internal to A")
	}
	if !bytes.Contains(inside, openly) {
		t.Error("B lacks what the team may have")
	}
	p.receive("B", p.sendBack()["B"].Path)
	if !p.reads(p.laptops["B"], shared, openly) {
		t.Error("B cannot read what the team may have")
	}
}

func TestAnErasureTakesTheContentEverywhereAndNoStickBringsItBack(t *testing.T) {
	p := newPlace(t, "A", "B")
	a, content, other := p.laptops["A"], paper(1, large), paper(2, 9_000)
	text := []byte("Referat: Fatimas ældste søn går ikke i skole. " + string(bytes.Repeat([]byte("Punkt på dagsordenen. "), 400)))
	p.save(a, "visit", "v1", book.Ready, visit())
	p.save(a, "visit", "v2", book.Ready, visit())
	p.attach(a, "v1", "foto af Fatima.pdf", content)
	p.attach(a, "v1", "referat.txt", text)
	p.attach(a, "v1", "delt.pdf", other)
	kept := p.attach(a, "v2", "delt.pdf", other)
	stick := p.seal("A")
	p.takeIn(stick, false)
	p.save(p.laptops["B"], "visit", "v3", book.Ready, visit())
	p.takeIn(p.seal("B"), false)
	p.receive("B", p.sendBack()["B"].Path)

	traces, err := p.office.Office.Trace(ctx, "FATIMA")
	if err != nil || len(traces) != 2 || traces[0].Field != "name" || traces[1].Field != "content" {
		t.Fatalf("found: %+v, %v", traces, err)
	}
	done, err := p.office.Office.Erase(ctx, "v1", nil, "")
	if err != nil || done.Residue != 0 || done.Attachments != 3 {
		t.Fatalf("erase: %+v, %v", done, err)
	}
	p.takeIn(stick, false)
	p.receive("B", p.sendBack()["B"].Path)
	p.receive("A", p.sendBack()["A"].Path)
	for name, app := range map[string]*boot.App{"K": p.office, "A": a, "B": p.laptops["B"]} {
		if !p.reads(app, kept, other) {
			t.Errorf("%s: what another attachment is made of is gone too", name)
		}
		raw, err := os.ReadFile(app.Path())
		wal, _ := os.ReadFile(app.Path() + "-wal")
		if err != nil || (bytes.Contains(append(raw, wal...), []byte("Fatima")) || bytes.Contains(append(raw, wal...), content[5_000:5_100])) {
			t.Errorf("%s: the bytes of the book still hold it: %v", name, err)
		}
		if health, err := app.Check(ctx); err != nil || !health.OK {
			t.Errorf("check of %s: %+v, %v", name, health, err)
		}
	}
	if traces, err := p.office.Office.Trace(ctx, "fatima"); err != nil || len(traces) != 0 {
		t.Errorf("still found: %+v, %v", traces, err)
	}
}
