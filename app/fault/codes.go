package fault

// The codes, by what a person can do about them. The exit status of the command
// line follows the group; see Status.
const (
	Internal Code = "internal"
	Usage    Code = "usage"
	NotFound Code = "not-found"

	// Refused by a rule: mend what was entered.
	Required        Code = "required"
	Invalid         Code = "invalid"
	TooLong         Code = "too-long"
	OutOfRange      Code = "out-of-range"
	UnknownKind     Code = "unknown-kind"
	UnknownField    Code = "unknown-field"
	UnknownOption   Code = "unknown-option"
	RetiredOption   Code = "retired-option"
	UnknownRecord   Code = "unknown-record"
	FutureDate      Code = "future-date"
	BeforeStart     Code = "before-start"
	TooMany         Code = "too-many"
	PersonalNumber  Code = "personal-number"
	WrongRole       Code = "wrong-role"
	OtherRole       Code = "other-role"
	Fixed           Code = "fixed"
	LetterTaken     Code = "letter-taken"
	NothingToSeal   Code = "nothing-to-seal"
	NotEnrolled     Code = "not-enrolled"
	AlreadyEnrolled Code = "already-enrolled"
	Exists          Code = "exists"
	NotErased       Code = "not-erased"
	NoDelivery      Code = "no-delivery"
	NotARecord      Code = "not-a-record"
	WeakPassphrase  Code = "weak-passphrase"
	ReserveGone     Code = "reserve-gone"
	SixWords        Code = "six-words"
	UnknownWord     Code = "unknown-word"
	WrongWords      Code = "wrong-words"
	InboxFull       Code = "inbox-full"
	AmbiguousNumber Code = "ambiguous-number"
	AmbiguousParcel Code = "ambiguous-parcel"
	NoKeyring       Code = "no-keyring"
	MisreadKey      Code = "misread-key"

	ArchiveUnanswered Code = "archive-unanswered"

	AttachmentTooLarge Code = "attachment-too-large"
	NoRoom             Code = "no-room"

	// The file is damaged, or not for this book: ask for it again.
	Damaged        Code = "damaged"
	BookDamaged    Code = "book-damaged"
	Unsound        Code = "unsound"
	NotABook       Code = "not-a-book"
	NotAParcel     Code = "not-a-parcel"
	NotAnEnrolment Code = "not-an-enrolment"
	NotForYou      Code = "not-for-you"
	ExpiredKey     Code = "expired-key"
	OtherWorkspace Code = "other-workspace"
	UnknownSender  Code = "unknown-sender"
	RevokedSender  Code = "revoked-sender"
	WrongSignature Code = "wrong-signature"
	ForeignStream  Code = "foreign-stream"
	Forked         Code = "forked"
	TooLarge       Code = "too-large"
	ContentMissing Code = "content-missing"
	OwnParcel      Code = "own-parcel"

	// The book is busy or closed: wait, or open it.
	InUse            Code = "in-use"
	NoBook           Code = "no-book"
	WrongPassphrase  Code = "wrong-passphrase"
	PassphraseNeeded Code = "passphrase-needed"
	NoKeyFile        Code = "no-key-file"
	Locked           Code = "locked"
	HandedOver       Code = "handed-over"

	// The disk refuses: make room or choose another place.
	DiskFull    Code = "disk-full"
	NotWritable Code = "not-writable"

	// A newer Feltbog wrote this: update.
	NewerVersion Code = "newer-version"

	// The program: this build or this machine cannot.
	NoWindow Code = "no-window"
	Stopped  Code = "stopped"
)

// Status is the exit status of the command line for a code, as the table of the
// command line's contract has it: 1 internal, 2 usage, 3 nothing found, 4
// refused by a rule, 5 file damaged or not for you, 6 book in use or locked,
// 7 disk full or not writable, 8 newer version needed.
func (c Code) Status() int {
	switch c {
	case Internal, NoWindow, Stopped:
		return 1
	case Usage:
		return 2
	case NotFound:
		return 3
	case RevokedSender, Damaged, BookDamaged, Unsound, NotABook, NotAParcel, NotAnEnrolment, NotForYou, ExpiredKey, OtherWorkspace, UnknownSender,
		WrongSignature, ForeignStream, Forked, TooLarge, ContentMissing, OwnParcel:
		return 5
	case InUse, NoBook, WrongPassphrase, PassphraseNeeded, NoKeyFile, Locked, HandedOver:
		return 6
	case DiskFull, NotWritable:
		return 7
	case NewerVersion:
		return 8
	default:
		return 4
	}
}
