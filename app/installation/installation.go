// Package installation is what one user of one machine remembers about books
// outside every book, so that a copy is known for one.
//
// Municipal laptops are imaged, profiles are moved, files are copied and set back
// from last month. A book that goes on under its old name after that would make a
// second change 52 where somebody has the first. So the folder of this room holds
// an id of its own, made once by chance, and for each device how far its changes
// have left the machine; a book holds the id of the installation it lives on. A
// book that finds another id, or fewer changes of its own than have left, is a
// copy: it becomes a device of its own before anything is recorded in it.
//
// It promises that what has left is on the disk here before anybody is told that
// a parcel is ready, and that a book opens and records whatever happens to this
// folder: where it cannot be read or written, Settling.Blind says so, and what is
// left is the nonce of each change, by which a fork is seen when it arrives.
//
// It refuses to hold anything about people. A practice book is made to be carried
// about, and has no installation.
package installation

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"

	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/journal"
)

// Installation is one folder. The nil Installation remembers nothing.
type Installation struct {
	folder string
	newID  func() string
	log    *slog.Logger
}

// At is the installation of a folder, which is made when it is needed. Folder ""
// gives nil. A nil log is silent.
func At(folder string, newID func() string, log *slog.Logger) *Installation {
	if folder == "" {
		return nil
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Installation{folder: folder, newID: newID, log: log}
}

// identity is the id of this installation, made the first time.
func (i *Installation) identity() (string, error) {
	var known struct{ ID string }
	found, err := i.read("installation.json", &known)
	if err != nil || found {
		return known.ID, err
	}
	known.ID = i.newID()
	if err := i.write("installation.json", known); err != nil {
		return "", err
	}
	_, err = i.read("installation.json", &known) // of two first starts at once the last has its way
	return known.ID, err
}

// left is how far a device's streams have left, by scope.
func (i *Installation) left(device journal.Device) (map[journal.Scope]uint64, error) {
	left := map[journal.Scope]uint64{}
	_, err := i.read(leavings(device), &left)
	return left, err
}

// Leave remembers, before they go, that these changes of a device leave the
// machine. A folder that refuses keeps nobody from delivering.
func (i *Installation) Leave(device journal.Device, going journal.Held) {
	if i == nil {
		return
	}
	if err := i.leave(device, going); err != nil {
		i.log.Warn("what leaves a book is not remembered", "code", fault.Of(err).Code)
	}
}

func (i *Installation) leave(device journal.Device, going journal.Held) error {
	left, err := i.left(device)
	if err != nil {
		return err
	}
	grown := false
	for stream := range going.Of(device) {
		if last := going.Last(stream); last > left[stream.Scope] {
			left[stream.Scope], grown = last, true
		}
	}
	if !grown {
		return nil
	}
	return i.write(leavings(device), left)
}

// leavings names a device's file. A device's id comes out of a book, which may
// come from anywhere.
func leavings(device journal.Device) string {
	return "left-" + url.PathEscape(string(device)) + ".json"
}

func (i *Installation) read(name string, into any) (found bool, err error) {
	raw, err := os.ReadFile(filepath.Join(i.folder, name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		return false, fmt.Errorf("read installation: %w", err)
	}
	return true, nil
}

func (i *Installation) write(name string, what any) error {
	if err := os.MkdirAll(i.folder, 0o700); err != nil {
		return fmt.Errorf("write installation: %w", durable.Fault(err))
	}
	err := durable.Write(filepath.Join(i.folder, name), 0o600, func(w io.Writer) error {
		return json.NewEncoder(w).Encode(what)
	})
	if err != nil {
		return fmt.Errorf("write installation: %w", durable.Fault(err))
	}
	return nil
}
