package desktop

// window is what the door needs of the window on screen.
type window interface {
	// openFiles asks for files to read; none means the user changed their mind.
	openFiles(wanted wanted) ([]string, error)
	// openFolder asks for a folder; "" means the user changed their mind.
	openFolder(wanted wanted) (string, error)
	// saveFile asks where to write; "" means the user changed their mind.
	saveFile(wanted wanted) (string, error)
	ring(bell bell)
	comeForward()
	fillScreen(whole bool)
	quit()
}

// wanted is what a dialog asks for.
type wanted struct {
	ending    string // ".feltbog"; "" is any file
	many      bool
	folder    string // where to begin; "" leaves it to the system
	suggested string // file name
}

// bell is a doorbell: it says what to ask for again, never what changed.
type bell string

const (
	bookBell    bell = "book"    // another book is open, or none
	recordsBell bell = "records" // records were saved, or taken in
	draftsBell  bell = "drafts"  // form drafts were kept or dropped
	parcelsBell bell = "parcels" // a parcel was sealed or taken in
	healthBell  bell = "health"  // damage was met in the book
	sleepBell   bell = "sleep"   // the machine is about to sleep: keep what is typed, then Session.Lock
	closingBell bell = "closing" // the window is about to close: keep what is typed, then Session.Leave
)
