package parcel

import (
	"bufio"
	"fmt"
	"io"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// WriteEnrolment writes and signs an enrolment. Public is filled in from keys.
func WriteEnrolment(w io.Writer, e Enrolment, keys Keys) error {
	e.Public = keys.Public()
	head, err := e.encode()
	if err != nil {
		return err
	}
	frames, err := newFrameWriter(w, forEnrolment, Format, oldest)
	if err != nil {
		return err
	}
	if err := frames.write(frameHeader, head); err != nil {
		return err
	}
	if err := fillTerms(frames, e.Terms); err != nil {
		return err
	}
	if err := fillRegister(frames, e.Register); err != nil {
		return err
	}
	_, err = frames.sign(keys, forEnrolment)
	return err
}

func fillRegister(to *frameWriter, register []journal.Change) error {
	b := batch{to: to, kind: frameChanges}
	for _, change := range register {
		if err := b.add(change); err != nil {
			return err
		}
	}
	return b.rest()
}

// maxEnrolment bounds the file: a register of tens of thousands of records.
const maxEnrolment = 64 << 20

// ReadEnrolment reads an enrolment whole. It is signed by the key it brings:
// that shows that nothing in it was changed by accident, not who wrote it; who
// wrote it is who handed it over. Faults: NotAnEnrolment, Damaged, TooLarge,
// NewerVersion.
func ReadEnrolment(r io.Reader) (Enrolment, error) {
	file := &meter{from: r, limit: maxEnrolment}
	e, err := readEnrolment(bufio.NewReader(file))
	if file.err != nil {
		return Enrolment{}, fmt.Errorf("read enrolment: %w", file.err)
	}
	if fault.Is(err, fault.WrongSignature) {
		err = damaged(nil)
	}
	if err != nil {
		return Enrolment{}, fmt.Errorf("read enrolment: %w", err)
	}
	return e, nil
}

func readEnrolment(r io.Reader) (Enrolment, error) {
	frames, _, _, err := newFrameReader(r, forEnrolment, maxFrame)
	if err != nil {
		return Enrolment{}, err
	}
	head, err := frames.next()
	if err != nil {
		return Enrolment{}, err
	}
	if head.Type != frameHeader {
		return Enrolment{}, damaged(nil)
	}
	e, changes, err := decodeEnrolment(head.Payload)
	if err != nil {
		return Enrolment{}, err
	}
	trailer, err := e.register(frames)
	if err != nil {
		return Enrolment{}, err
	}
	if _, err := frames.finish(trailer, e.Public.SignKey, forEnrolment); err != nil {
		return Enrolment{}, err
	}
	if len(e.Register) != changes {
		return Enrolment{}, damaged(nil)
	}
	return e, nil
}

// register reads up to the trailer. Frames of a newer version are of no use to
// a laptop that is just beginning.
func (e *Enrolment) register(frames *frameReader) (trailer Frame, err error) {
	for {
		frame, err := frames.next()
		if err != nil {
			return Frame{}, err
		}
		switch frame.Type {
		case frameTrailer:
			return frame, nil
		case frameSchema:
			terms, err := decodeTerms(frame.Payload)
			if err != nil {
				return Frame{}, err
			}
			e.Terms = append(e.Terms, terms...)
		case frameChanges:
			err = decodeBatch(frame.Payload, func(c journal.Change) error {
				e.Register = append(e.Register, c)
				return nil
			})
			if err != nil {
				return Frame{}, err
			}
		}
	}
}
