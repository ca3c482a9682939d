package desktop

import (
	"slices"

	"feltbog/app/fault"
)

// What is let through the door while the laptop is in somebody else's hands: to
// answer, to give it back, and to lock it.
var inOtherHands = []string{
	"Surveys.All", "Surveys.Reply", "Surveys.TakeBack", "Session.Status", "Session.Lock", "Session.Leave", "Catalogue.Kinds", "Catalogue.Lists",
}

// guarded tells whether a call must not come through: the screen that hides the rest
// is drawn by JavaScript, and what hides it must not depend on that.
func (d *door) guarded(method string) bool {
	return d.handed.Load() != nil && !slices.Contains(inOtherHands, method)
}

// hand gives the laptop out of hand for a survey. That is remembered too: whoever
// ends the program and starts it again must not find a book that opens by itself.
func (d *door) hand(survey string) error {
	if err := d.remember(func(known *settings) { known.Handed = true }); err != nil {
		return err
	}
	d.handed.Store(&survey)
	d.window.fillScreen(true)
	return nil
}

// takeBack puts the laptop back into its owner's hands.
func (d *door) takeBack() error {
	d.handed.Store(nil)
	d.window.fillScreen(false)
	return d.remember(func(known *settings) { known.Handed = false })
}

// proven tells whether a passphrase is that of the open book.
func (d *door) proven(passphrase string) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.app == nil {
		return fault.New(fault.NoBook)
	}
	return d.patiently(func() error { return d.knowing(passphrase).Knows(d.app.Path()) })
}
