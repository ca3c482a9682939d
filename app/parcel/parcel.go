// Package parcel is the file that travels: what a laptop seals, carries on a
// stick and hands to the coordinator, and what the coordinator sends back.
// All cryptography of Feltbog is here and in the key file of the book, and
// nowhere else.
//
// # What it must withstand
//
// The stick is lost, copied, left in a drawer for years. The file is cut short
// by a full stick, flipped by a bad one, renamed, sent to the wrong person, or
// made by someone who wishes the coordinator ill and knows everything that is
// not a key. So: nobody without a key learns what is inside or who it is for;
// nothing that was not written by a device the coordinator has admitted gets
// in; and a file that is wrong in any way at all is refused whole.
//
// # The format
//
//	age v1, to hybrid post-quantum recipients (or to one passphrase, alone)
//	└ zstd
//	  └ "FELT" purpose format reader       one byte each
//	    HEADER     who, from where, which ranges, how much
//	    ERASURES   every erasure the sender knows, always first
//	    SCHEMA     what tags mean that the reader may not know
//	    CHANGES    batches of changes, each with its own table of streams
//	    BLOBS      chunks of attachments, named by their SHA-256
//	    TRAILER    Ed25519 over everything above
//
// A frame is a type (one byte), a length (four bytes, big-endian) and that many
// bytes; all but BLOBS and TRAILER hold deterministic CBOR (RFC 8949 §4.2). The
// signature is Ed25519ph (RFC 8032) over the SHA-512 of every byte before the
// trailer, with a context of its own for each purpose, so that a signed
// enrolment can never pass for a parcel. An enrolment (Enrolment) has the same
// frames and trailer without age and zstd: the laptop it is for has no key yet,
// and a signature over the very bytes of the file leaves none that may change.
//
// Formats are counted 1, 2, 3 … Beside its own format a file names the oldest
// reader that can still make sense of it. A newer file whose reader is not
// newer is read: frames of unknown types and unknown header keys are no error,
// and unknown frames are handed to the Sink as they came, to be kept and passed
// on. A file that needs a newer reader is refused with fault.NewerVersion.
//
// # What it promises
//
// Open returns nil only after age's last chunk, the end of the file and a
// signature by the key that Trust gave for this sender. Until then everything
// the Sink was told is hearsay, and the Sink must be ready to forget it. Every
// flipped byte, every truncation and every trailing byte is a fault. No bound
// is taken from the file: frames, windows, totals and ratios are checked
// against Limits before memory is spent on them, and nothing touches a disk.
//
// Seal also addresses the sender, so that Check can read back what was written
// before anyone is told that it is ready.
//
// # Keys over time
//
// A device signs with one key for good and opens with one that is renewed
// (Keys.Renewed). The opening key told to others lasts 90 days, two are alive at
// a time, and one that is dropped is no more once its book has been purged. So a
// stick found half a year later opens for nobody. Whom to seal to travels in the
// header of every parcel, and only a later parcel of the same sender changes it.
// A file for a key that has been destroyed looks like one for anybody else's;
// whoever has destroyed keys is told fault.ExpiredKey, which says what to do.
// The reserve key is not renewed: it lies on paper, and opens everything ever
// sealed to it.
//
// # What it refuses
//
// To mix a passphrase or a classical key with post-quantum recipients; to let a
// laptop speak for another device than those its book has been, or do what is the coordinator's alone
// (fault.ForeignStream); to believe what a header says about its sender's role;
// to print, log or marshal a key by accident. It has no clock and knows no
// paths: instants are given, readers and writers are the caller's.
//
// # What it does not give
//
// The size of a file shows roughly how much was recorded. A sender's key that
// is stolen can sign until the coordinator withdraws the device; an opening key
// that is stolen opens every parcel sealed to it that still exists, which is two
// seasons' of them, and the reserve key's paper opens all. Destroying a key
// reaches no copy of the book made before; it still opens what it could. A laptop
// keeps its older key until a coordinator has sealed to the newer, so one that
// gets no return files keeps it for as long. A passphrase alone is as strong as
// who chose it. An
// enrolment is not encrypted: whoever finds it before it is used can read the
// register in it and enrol in the laptop's place, which the coordinator sees as
// an enrolment used twice.
//
// # Measured
//
// Each recipient costs 1.6 KB, so the smallest parcel is about 5 KB. A million
// field writes are sealed and opened within 45 MB of memory; four fifths of the
// time of opening is the reading of changes (journal.Parse), the rest is
// unzipping, hashing and decrypting.
package parcel

// Format is the format this version writes, and the newest it fully knows.
const Format = 1

// oldest is the format a reader must know to make sense of what is written here.
const oldest = 1

// Roles as they stand in a header. A role in a header is a claim: Trust decides.
const (
	RoleField       = "field"
	RoleCoordinator = "coordinator"
)

// Receipt is what was sealed, or what was opened.
type Receipt struct {
	Header Header
	Hash   string // hex of 32 bytes; names the content, whoever it was sealed to
	Bytes  int64  // size of the file
}
