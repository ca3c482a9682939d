package store

import (
	"fmt"

	"feltbog/app/journal"
)

// numbering is the book's numbers for streams, as journal.Append and
// journal.Parse want them. It is read once per transaction; there are a few for
// each device.
type numbering struct {
	tx     *Tx
	number map[journal.Stream]int64
	stream map[int64]journal.Stream
}

func (tx *Tx) numbered() (*numbering, error) {
	if tx.streams != nil {
		return tx.streams, nil
	}
	n := &numbering{tx: tx, number: map[journal.Stream]int64{}, stream: map[int64]journal.Stream{}}
	err := tx.each(`SELECT no, device, scope FROM stream`, nil, func(scan func(...any) error) error {
		var no int64
		var device, scope string
		err := scan(&no, &device, &scope)
		n.put(no, journal.Stream{Device: journal.Device(device), Scope: journal.Scope(scope)})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read streams: %w", err)
	}
	tx.streams = n
	return n, nil
}

func (n *numbering) put(no int64, s journal.Stream) { n.number[s], n.stream[no] = no, s }

// Index gives the number of a stream, a new one to a stream not met before.
func (n *numbering) Index(s journal.Stream) (uint64, error) {
	if no, ok := n.number[s]; ok {
		return uint64(no), nil
	}
	done, err := n.tx.exec(`INSERT INTO stream (device, scope) VALUES (?, ?)`, string(s.Device), string(s.Scope))
	if err != nil {
		return 0, fmt.Errorf("number stream: %w", err)
	}
	no, err := done.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("number stream: %w", err)
	}
	n.put(no, s)
	return uint64(no), nil
}

// Stream gives the stream of a number.
func (n *numbering) Stream(no uint64) (journal.Stream, bool) {
	s, ok := n.stream[int64(no)]
	return s, ok
}

// dot is the dot of a stream's number and a sequence number as stored.
func (n *numbering) dot(no, seq int64) journal.Dot {
	return journal.Dot{Stream: n.stream[no], Seq: uint64(seq)}
}
