// Package login is what Feltbog asks of the session somebody is logged in to on
// this machine: a place for a book's key that opens with the log-in (the
// credential store of Windows, the Secret Service of Linux), and a word before the
// machine sleeps.
//
// It promises that none of it can keep the window waiting: what does not answer in
// time is not there. It refuses to be needed: where there is no such place and no
// such word, a book opens with its passphrase and locks by the clock, as everywhere.
// On Linux both are asked for over the desktop's own bus, which the window hangs on
// anyway; nothing leaves the machine. The command line asks for neither.
package login

import (
	"encoding/base64"
	"errors"
	"time"

	"github.com/zalando/go-keyring"

	"feltbog/app/fault"
)

// service is what the entries are called in the system's own list of them.
const service = "Feltbog"

// A store that is locked may ask the user; one that hangs is told apart by time.
const (
	patienceToFind = 3 * time.Second
	patienceToKeep = 30 * time.Second
)

// Keyring keeps secrets under the log-in of whoever is logged in. The fault of all
// it does is NoKeyring where there is no such place, or none that answers.
type Keyring struct{}

// Keep puts a secret under a name, in the place of one that was there. A name must
// not tell anything: it is seen by whoever opens the system's list.
func (Keyring) Keep(name string, secret []byte) error {
	_, err := within(patienceToKeep, func() (struct{}, error) {
		return struct{}{}, keyring.Set(service, name, base64.StdEncoding.EncodeToString(secret))
	})
	return err
}

// Find gives the secret under a name. The fault is NotFound when there is none.
func (Keyring) Find(name string) ([]byte, error) {
	text, err := within(patienceToFind, func() (string, error) { return keyring.Get(service, name) })
	if err != nil {
		return nil, err
	}
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fault.New(fault.NotFound) // not one of ours
	}
	return secret, nil
}

// Forget takes a secret away, if it is there.
func (Keyring) Forget(name string) error {
	_, err := within(patienceToFind, func() (struct{}, error) { return struct{}{}, keyring.Delete(service, name) })
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// within gives up on what does not answer. It goes on in the background then: there
// is no way to call it back.
func within[T any](patience time.Duration, ask func() (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	answers := make(chan answer, 1)
	go func() {
		value, err := ask()
		answers <- answer{value, err}
	}()
	var given answer
	select {
	case given = <-answers:
	case <-time.After(patience):
		given.err = errors.New("no answer")
	}
	switch {
	case given.err == nil:
		return given.value, nil
	case errors.Is(given.err, keyring.ErrNotFound):
		return given.value, fault.New(fault.NotFound)
	}
	return given.value, fault.New(fault.NoKeyring).Because(given.err)
}
