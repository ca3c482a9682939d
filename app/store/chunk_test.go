package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"testing"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// noise is content that stands nowhere else.
func noise(seed byte, size int) []byte {
	raw := make([]byte, size)
	_, _ = rand.NewChaCha8([32]byte{seed}).Read(raw)
	return raw
}

// attach saves an attachment of a visit, made of chunks that are put in the book.
func attach(t testing.TB, b *store.Book, id book.ID, fields book.Fields, chunks ...[]byte) {
	t.Helper()
	write(t, b, func(tx *store.Tx) {
		var addresses []string
		for _, chunk := range chunks {
			addresses = append(addresses, ok(tx.PutChunk(chunk))(t))
		}
		all := book.Fields{"source": "v1", "name": "kort.jpg", "media": "image/jpeg", "content": book.Content(addresses)}
		for name, answer := range fields {
			all[name] = answer
		}
		enter(t, tx, book.Standard(), "attachment", id, book.Ready, all)
	})
}

func decree(t testing.TB, b *store.Book, action journal.Action, kind string, id book.ID) {
	t.Helper()
	write(t, b, func(tx *store.Tx) {
		known, _ := book.Standard().Kind(kind)
		ok(tx.Decree(action, known, id, nil, ""))(t)
	})
}

func has(t testing.TB, b *store.Book, chunk []byte) (held bool) {
	t.Helper()
	read(t, b, func(tx *store.Tx) { held = ok(tx.ChunkSize(address(chunk)))(t) > 0 })
	return held
}

func address(chunk []byte) string {
	sum := sha256.Sum256(chunk)
	return hex.EncodeToString(sum[:])
}

func TestAChunkIsKeptOnceAndReadAsItWas(t *testing.T) {
	b, content := created(t, "A"), noise(1, 5_000)
	attach(t, b, "a1", nil, content)
	attach(t, b, "a2", nil, content)
	read(t, b, func(tx *store.Tx) {
		if got := ok(tx.ChunkBytes())(t); got != 5_000 {
			t.Errorf("%d bytes are kept", got)
		}
		if got := ok(tx.Chunk(address(content)))(t); !bytes.Equal(got, content) {
			t.Error("another chunk comes back")
		}
		_, err := tx.Chunk("0000")
		refused(t, err, fault.NotFound)
	})
	healthy(t, b)
}

func TestADamagedOrMissingChunkIsSeenAndMendedByTheSameBytes(t *testing.T) {
	path, content := place(t), noise(1, 5_000)
	b := createdAt(t, path, "A", book.Standard())
	attach(t, b, "a1", nil, content)
	for name, harm := range map[string]string{
		"damaged": `UPDATE chunk SET bytes = x'07'`, "missing": `DELETE FROM chunk`,
	} {
		run(t, path, harm)
		if health := ok(b.Check(t.Context()))(t); !slices.Equal(health.Problems, []string{store.ProblemChunks}) {
			t.Errorf("%s: the check finds %v", name, health.Problems)
		}
		if name == "damaged" {
			read(t, b, func(tx *store.Tx) {
				_, err := tx.Chunk(address(content))
				refused(t, err, fault.Damaged)
			})
		}
		write(t, b, func(tx *store.Tx) { ok(tx.PutChunk(content))(t) })
		healthy(t, b)
	}
}

func TestAnErasureLetsGoOfTheChunksNothingElseIsMadeOf(t *testing.T) {
	b, shared, alone := created(t, "K"), noise(1, 40_000), noise(2, 40_000)
	attach(t, b, "a1", nil, shared, alone)
	attach(t, b, "a2", nil, shared)
	if len(ok(b.Remains(store.Pieces(alone)))(t)) == 0 {
		t.Fatal("the hunt finds nothing even while it is there")
	}
	decree(t, b, journal.EraseRecord, "attachment", "a1")
	must(t, b.Purge(t.Context()))
	if !has(t, b, shared) || has(t, b, alone) {
		t.Errorf("shared is held: %t, alone: %t", has(t, b, shared), has(t, b, alone))
	}
	if left := ok(b.Remains(store.Pieces(alone)))(t); len(left) != 0 {
		t.Errorf("%d pieces are left in the files", len(left))
	}
	decree(t, b, journal.EraseRecord, "attachment", "a2")
	if has(t, b, shared) {
		t.Error("what nothing is made of any more is held")
	}
	healthy(t, b)
}

func TestAPieceThatStandsInWhatIsKeptProvesNothing(t *testing.T) {
	b, content := created(t, "K"), noise(1, 40_000)
	attach(t, b, "a1", nil, content[7:])
	read(t, b, func(tx *store.Tx) {
		if kept := ok(tx.Kept(store.Pieces(content)))(t); len(kept) != len(store.Pieces(content))-1 {
			t.Errorf("%d of %d are kept", len(kept), len(store.Pieces(content)))
		}
	})
	if pieces := store.Pieces(make([]byte, 9_000)); len(pieces) != 0 {
		t.Errorf("zeros are %d pieces", len(pieces))
	}
}

func TestATextWithNothingToSearchForIsNoResidue(t *testing.T) {
	b := created(t, "K")
	if left := ok(b.Residue([]string{"------"}))(t); left != 0 {
		t.Errorf("%d are left", left)
	}
}

func TestWhatCanBeUndoneLetsGoOfNothing(t *testing.T) {
	b, content := created(t, "K"), noise(1, 9_000)
	attach(t, b, "a1", nil, content)
	save(t, b, "attachment", "a1", book.Withdrawn, nil)
	var dots journal.Held
	read(t, b, func(tx *store.Tx) { dots = ok(tx.Held())(t) })
	write(t, b, func(tx *store.Tx) {
		aside, _ := book.Standard().Kind("aside")
		values := map[book.Slot]book.Value{{Tag: 10}: book.Bool(true)}
		for stream, runs := range dots {
			for _, run := range runs {
				values[book.Slot{Tag: 11, Key: journal.Span{Stream: stream, Range: run}.String()}] = book.Bool(true)
			}
		}
		ok(tx.Decree(journal.SetAside, aside, "s1", values, ""))(t)
	})
	read(t, b, func(tx *store.Tx) {
		if _, err := tx.Find("a1"); !fault.Is(err, fault.NotFound) {
			t.Fatalf("it is not set aside: %v", err)
		}
	})
	save(t, b, "visit", "v1", book.Draft, book.Fields{"summary": "Langt"})
	decree(t, b, journal.EraseRecord, "visit", "v1")
	if !has(t, b, content) {
		t.Error("a chunk that an undo would bring back is gone")
	}
}

func TestWhatLacksItsContentIsNotComplete(t *testing.T) {
	b, content := created(t, "A"), noise(1, 9_000)
	attach(t, b, "a1", nil, content)
	attach(t, b, "a2", book.Fields{"content": book.Content([]string{address(noise(2, 9))})})
	complete := func() (held journal.Held) {
		read(t, b, func(tx *store.Tx) { held = ok(tx.Complete())(t) })
		return held
	}
	stream := journal.Stream{Device: "device-A", Scope: "team:tfi"}
	if got := complete(); got.Has(journal.Dot{Stream: stream, Seq: 2}) || !got.Has(journal.Dot{Stream: stream, Seq: 1}) {
		t.Errorf("complete is %v", got)
	}
	save(t, b, "attachment", "a2", book.Withdrawn, nil)
	if got := complete(); got.Count() != 3 {
		t.Errorf("nobody waits for what is withdrawn: %v", got)
	}
}

func TestTheContentOfAnInternalRecordIsForThoseWhoMayKnowThatItIs(t *testing.T) {
	b := created(t, "A")
	save(t, b, "visit", "v1", book.Draft, book.Fields{"summary": "Åbent"})
	attach(t, b, "a1", nil, noise(1, 9))
	read(t, b, func(tx *store.Tx) {
		if a := ok(tx.Attachments())(t)[0]; !a.Open(nil) || a.Source != "v1" {
			t.Errorf("open: %+v", a)
		}
	})
	save(t, b, "visit", "v1", "", book.Fields{"internal": true})
	read(t, b, func(tx *store.Tx) {
		a, held := ok(tx.Attachments())(t)[0], ok(tx.Held())(t)
		team := held.Within(journal.Held{{Device: "device-A", Scope: "team:tfi"}: {{First: 1, Last: 99}}})
		if a.Open(team) || !a.Open(held) || !a.In(team) {
			t.Errorf("internal: %+v", a)
		}
	})
}
