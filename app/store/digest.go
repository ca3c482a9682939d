package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"slices"
	"sync"

	"feltbog/app/journal"
)

// Digest is the SHA-256, in hex, of what is replicated: every record with its
// changes, in the order of dots, and the heads they come to. Two books that hold
// the same changes have the same digest, in whatever order they were added and
// whatever else is in the books. A reader is told it at once when another has asked
// since the last commit: every figure is printed with it.
func (tx *Tx) Digest() (string, error) {
	if sum, ok := tx.book.digests.recall(tx); ok {
		return sum, nil
	}
	sum, err := tx.digest()
	if err != nil {
		return "", fmt.Errorf("digest: %w", err)
	}
	tx.book.digests.keep(tx, sum)
	return sum, nil
}

// remembered is the digest of a book as it has been since a number of commits.
type remembered struct {
	lock  sync.Mutex
	since int64
	sum   string
}

func (r *remembered) recall(tx *Tx) (string, bool) {
	r.lock.Lock()
	defer r.lock.Unlock()
	return r.sum, r.sum != "" && r.since == tx.since && tx.unchanging()
}

func (r *remembered) keep(tx *Tx, sum string) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if tx.unchanging() {
		r.since, r.sum = tx.since, sum
	}
}

// unchanging tells whether all that tx can have seen is the last commit: it writes
// nothing, and nothing was committed from before it began until now.
func (tx *Tx) unchanging() bool {
	return !tx.writes && tx.since%2 == 0 && tx.since == tx.book.commits.Load()
}

func (tx *Tx) digest() (string, error) {
	if err := tx.project(); err != nil {
		return "", err
	}
	held, err := tx.holding()
	if err != nil {
		return "", err
	}
	law, err := tx.statute()
	if err != nil {
		return "", err
	}
	d := digest{sum: sha256.New(), law: law, held: held}
	err = tx.eachChange(`SELECT c.body FROM record r JOIN change c ON c.record = r.no ORDER BY r.id`, nil, d.add)
	if err := errors.Join(err, d.record()); err != nil {
		return "", err
	}
	return hex.EncodeToString(d.sum.Sum(nil)), nil
}

// digest gathers the changes of one record at a time.
type digest struct {
	sum     hash.Hash
	law     *journal.Law
	held    journal.Held
	changes []journal.Change
	buffer  []byte
}

func (d *digest) add(c journal.Change) error {
	if len(d.changes) > 0 && d.changes[0].Record != c.Record {
		if err := d.record(); err != nil {
			return err
		}
	}
	d.changes = append(d.changes, c)
	return nil
}

// record writes what was gathered. Streams are numbered as the record mentions
// them, which in the order of dots is the same in every book. A head needs no value:
// the change it names has it.
func (d *digest) record() (err error) {
	slices.SortFunc(d.changes, func(a, b journal.Change) int { return a.Dot.Compare(b.Dot) })
	var streams journal.Table
	d.buffer = d.buffer[:0]
	for _, c := range d.changes {
		if d.buffer, err = journal.Append(d.buffer, c, &streams); err != nil {
			return err
		}
	}
	for _, s := range streams.List {
		d.buffer = fmt.Appendf(d.buffer, "stream %q %q\n", s.Device, s.Scope)
	}
	registers := journal.Fold(d.changes, d.law, d.held.Has)
	for _, slot := range slots(registers) {
		for _, head := range registers[slot].Heads {
			stream, _ := streams.Index(head.Dot.Stream) // a Table gives no error
			d.buffer = fmt.Appendf(d.buffer, "head %d %q %d %d %d\n", slot.Tag, slot.Key, stream, head.Dot.Seq, head.Wall)
		}
	}
	d.changes = d.changes[:0]
	fmt.Fprintf(d.sum, "record %d\n", len(d.buffer))
	d.sum.Write(d.buffer)
	return nil
}
