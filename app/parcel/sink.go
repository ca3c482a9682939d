package parcel

import "feltbog/app/journal"

// Sink takes what a parcel holds, in the order of the frames. An error from a
// Sink stops the reading and is what Open returns. Slices belong to the Sink.
// Until Open has returned nil nothing is proven: keep it where it can be undone.
type Sink interface {
	Header(Header) error
	// Erasure is told of an erasure the sender knows. From a sender that may not
	// relay it is a rumour, good for comparing and not for carrying out.
	Erasure(journal.Change) error
	Term(Term) error
	Change(journal.Change) error
	Blob(Blob) error
	Unknown(Frame) error
}

// Discard is a Sink that wants nothing. Embed it and write the methods you need.
type Discard struct{}

// Header forgets the header.
func (Discard) Header(Header) error { return nil }

// Erasure forgets an erasure.
func (Discard) Erasure(journal.Change) error { return nil }

// Term forgets a term.
func (Discard) Term(Term) error { return nil }

// Change forgets a change.
func (Discard) Change(journal.Change) error { return nil }

// Blob forgets a chunk.
func (Discard) Blob(Blob) error { return nil }

// Unknown forgets a frame.
func (Discard) Unknown(Frame) error { return nil }

// Trust is what the reader of a parcel knows about senders.
type Trust interface {
	// Workspace is the workspace parcels must belong to; "" accepts any.
	Workspace() string
	// Sender judges the header, before anything is read further. A sender that
	// is not known, and whose header does not prove an enrolment (Proves), is
	// fault.UnknownSender.
	Sender(Header) (Sender, error)
}

// Sender is what Trust answers.
type Sender struct {
	SignKey []byte           // the Ed25519 public key that must have signed
	Relays  bool             // a coordinator: may pass on other devices' streams
	Also    []journal.Device // devices it may speak for: those its book was before it was copied
}
