package exchange

import (
	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store"
)

// mostContent is how many bytes of attachments one parcel carries; the reader
// takes a file of at most 1 GiB. What does not go along is not acknowledged, and
// goes with the next.
const mostContent = 400 << 20

// blobs gives the chunks of a departure. Those the book itself lacks, or has
// damaged, stay out: the reader will say that they are missing.
func (out Departure) blobs(tx *store.Tx) (func(func([]byte) error) error, error) {
	addresses, err := out.chunks(tx)
	if err != nil {
		return nil, err
	}
	return func(visit func([]byte) error) error {
		for _, address := range addresses {
			chunk, err := tx.Chunk(address)
			if fault.Is(err, fault.Damaged) {
				continue
			}
			if err != nil {
				return err
			}
			if err := visit(chunk); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// chunks are the addresses of what goes along: the content of each attachment
// that has a fresh change, oldest first. What is withdrawn stays, and so does
// what belongs to a record that the reader may not know is internal.
func (out Departure) chunks(tx *store.Tx) ([]string, error) {
	attachments, err := tx.Attachments()
	if err != nil {
		return nil, err
	}
	var addresses []string
	var total int64
	packed := map[string]bool{}
	for _, a := range attachments {
		if a.Withdrawn || !a.In(out.Fresh) || !a.Open(out.Held) {
			continue
		}
		for _, address := range a.Chunks {
			size, err := tx.ChunkSize(address)
			if err != nil {
				return nil, err
			}
			if size == 0 || packed[address] || total+size > mostContent {
				continue
			}
			packed[address] = true
			total += size
			addresses = append(addresses, address)
		}
	}
	return addresses, nil
}

// lacking are the attachments a parcel speaks of whose content is not all here.
func lacking(tx *store.Tx, held journal.Held) ([]Lack, error) {
	attachments, err := tx.Attachments()
	if err != nil {
		return nil, err
	}
	lacking := []Lack{}
	for _, a := range attachments {
		if a.Withdrawn || !a.In(held) {
			continue
		}
		missing, err := tx.Lacks(a)
		if err != nil {
			return nil, err
		}
		if missing == 0 {
			continue
		}
		record, err := tx.Find(a.Record)
		if err != nil && !fault.Is(err, fault.NotFound) { // it may be set aside
			return nil, err
		}
		lacking = append(lacking, Lack{Record: a.Record, Number: record.Number, Missing: missing, Of: len(a.Chunks)})
	}
	return lacking, nil
}
