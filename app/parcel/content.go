package parcel

import (
	"fmt"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Content is what goes into a parcel beside its header.
type Content struct {
	// Erasures are all erasures the sender knows.
	Erasures []journal.Change
	// Terms explain tags that a reader may not know.
	Terms []Term
	// Changes visits every change, ascending within each stream; an error from
	// visit must come back. It is called twice, first to count, and must give
	// the same changes both times. Nil means none.
	Changes func(visit func(journal.Change) error) error
	// Blobs visits chunks of attachments, each at most MaxBlob bytes, under the
	// same rules. Nil means none.
	Blobs func(visit func([]byte) error) error
	// Unknown are frames from a newer version, passed on as they came.
	Unknown []Frame
}

func (c Content) changes(visit func(journal.Change) error) error {
	if c.Changes == nil {
		return nil
	}
	return c.Changes(visit)
}

func (c Content) blobs(visit func([]byte) error) error {
	if c.Blobs == nil {
		return nil
	}
	return c.Blobs(visit)
}

// count fills in what the header says about the content.
func (h *Header) count(content Content) error {
	h.Ranges, h.Changes, h.Blobs, h.BlobBytes = journal.Held{}, 0, 0, 0
	h.Erasures = len(content.Erasures)
	records := map[string]struct{}{}
	err := content.changes(func(c journal.Change) error {
		if c.Dot.Seq <= h.Ranges.Last(c.Dot.Stream) {
			return fmt.Errorf("changes must come in ascending order")
		}
		h.Ranges.Add(c.Dot)
		h.Changes++
		records[string(c.Record)] = struct{}{}
		return nil
	})
	if err != nil {
		return err
	}
	h.Records = len(records)
	return content.blobs(func(bytes []byte) error {
		if len(bytes) > MaxBlob {
			return fault.New(fault.TooLarge)
		}
		h.Blobs++
		h.BlobBytes += int64(len(bytes))
		return nil
	})
}
