package parcel

import (
	"fmt"

	"feltbog/app/journal"
)

func fill(to *frameWriter, h Header, content Content) error {
	head, err := h.encode()
	if err != nil {
		return err
	}
	if err := to.write(frameHeader, head); err != nil {
		return err
	}
	if err := fillErasures(to, content.Erasures); err != nil {
		return err
	}
	if err := fillTerms(to, content.Terms); err != nil {
		return err
	}
	if err := fillChanges(to, h, content); err != nil {
		return err
	}
	if err := fillBlobs(to, content); err != nil {
		return err
	}
	for _, frame := range content.Unknown {
		if err := to.write(frame.Type, frame.Payload); err != nil {
			return err
		}
	}
	return nil
}

// fillErasures writes the frame even when there are none: a parcel without it
// is not a parcel of someone who knows of none, it is a broken parcel.
func fillErasures(to *frameWriter, erasures []journal.Change) error {
	b := batch{to: to, kind: frameErasures}
	for _, erasure := range erasures {
		if err := b.add(erasure); err != nil {
			return err
		}
	}
	return b.flush()
}

func fillTerms(to *frameWriter, terms []Term) error {
	if len(terms) == 0 {
		return nil
	}
	raw, err := encodeTerms(terms)
	if err != nil {
		return err
	}
	return to.write(frameSchema, raw)
}

// fillChanges holds what comes against what was counted: the header is already
// written, and a parcel that says one thing and holds another opens for nobody.
func fillChanges(to *frameWriter, h Header, content Content) error {
	b := batch{to: to, kind: frameChanges}
	held := journal.Held{}
	err := content.changes(func(c journal.Change) error {
		held.Add(c.Dot)
		return b.add(c)
	})
	if err != nil {
		return err
	}
	if !sameHeld(held, h.Ranges) {
		return fmt.Errorf("seal parcel: the changes were others when counted")
	}
	return b.rest()
}

func fillBlobs(to *frameWriter, content Content) error {
	return content.blobs(func(bytes []byte) error { return to.write(frameBlob, bytes) })
}
