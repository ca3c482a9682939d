package boot

import (
	"strconv"

	"feltbog/app/durable"
	"feltbog/app/fault"
)

// Warning is something about where a book lies, or about its backups, that has cost
// nothing yet. Kind is one of the words below; Name says more, and is safe to show.
type Warning struct {
	Kind string `json:"notice"`
	Name string `json:"name,omitempty"`
}

// The kinds of warnings.
const (
	Synced    = "synced"    // in a folder that a service copies while the book is open; Name is the service
	Network   = "network"   // on another computer, whose locks and flushes are not to be relied on
	Removable = "removable" // on a stick or card
	LowSpace  = "low-space" // Name is how many MB are left
	NoBackup  = "no-backup" // the latest backup failed; Name is the code of the fault
)

// littleSpace is when a full disk is near: room for the log of a large taking-in.
const littleSpace = 64 << 20

// Warnings are what its owner should know of where the open book lies. A book to
// practise in has none.
func (a *App) Warnings() []Warning {
	found := []Warning{}
	if a.Identity().Practice {
		return found
	}
	place := durable.PlaceOf(a.book.Path())
	if place.Synced != "" {
		found = append(found, Warning{Kind: Synced, Name: place.Synced})
	}
	if place.Network {
		found = append(found, Warning{Kind: Network})
	}
	if place.Removable {
		found = append(found, Warning{Kind: Removable})
	}
	if place.Free >= 0 && place.Free < littleSpace {
		found = append(found, Warning{Kind: LowSpace, Name: strconv.FormatInt(place.Free>>20, 10)})
	}
	if failed := a.unkept.Load(); failed != nil {
		found = append(found, Warning{Kind: NoBackup, Name: string(fault.Of(*failed).Code)})
	}
	return found
}
