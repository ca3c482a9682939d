package installation

import (
	"context"

	"feltbog/app/journal"
	"feltbog/app/store"
)

// Cause is why a book is another device than it was.
type Cause string

// The causes.
const (
	Stayed  Cause = ""         // it is what it was
	Copied  Cause = "copied"   // it came from another machine or another user, who may go on with it
	SetBack Cause = "set-back" // it lay here and is older than what has left it
)

// Settling is what became of a book when it was opened.
type Settling struct {
	Cause  Cause
	From   string // the letter it had; "" when it stayed
	Letter string // the letter it has
	Blind  bool   // nothing is remembered here: the next copy could not be told from its book
}

// where a book keeps the id of the installation it lives on
const setting = "installation"

// Settle makes sure that a book just opened is nobody's double: one that was
// copied or set back becomes a device of its own, with the same keys.
func (i *Installation) Settle(ctx context.Context, b *store.Book) (Settling, error) {
	me := b.Identity()
	if i == nil {
		return Settling{Letter: me.Letter}, nil
	}
	here, err := i.identity()
	if err != nil {
		i.log.Warn("this installation has no memory")
		return Settling{Letter: me.Letter, Blind: true}, nil
	}
	left, err := i.left(me.Device)
	blind := err != nil
	var cause Cause
	known := false
	err = b.Read(ctx, func(tx *store.Tx) error {
		cause, known, err = judge(tx, here, left)
		return err
	})
	if err != nil || known && cause == Stayed {
		return Settling{Letter: me.Letter, Blind: blind}, err
	}
	err = b.Write(ctx, func(tx *store.Tx) error { return i.settle(tx, here, cause) })
	if cause == Stayed {
		return Settling{Letter: me.Letter, Blind: blind || err != nil}, nil
	}
	i.log.Info("the book is a copy and becomes a device of its own", "cause", string(cause), "ok", err == nil)
	return Settling{Cause: cause, From: me.Letter, Letter: b.Identity().Letter, Blind: blind}, err
}

// Restored makes a device of its own of a book that was fetched out of a backup:
// whatever this installation remembers, the book it is a backup of may be in use.
func (i *Installation) Restored(ctx context.Context, b *store.Book) error {
	if i == nil {
		return nil
	}
	here, err := i.identity()
	if err != nil {
		here = ""
	}
	return b.Write(ctx, func(tx *store.Tx) error { return i.settle(tx, here, SetBack) })
}

// judge tells what a book is to this installation, known when it lived here
// before. One that has never lived anywhere lives here from now on.
func judge(tx *store.Tx, here string, left map[journal.Scope]uint64) (cause Cause, known bool, err error) {
	lives, err := tx.Setting(setting)
	if err != nil {
		return Stayed, false, err
	}
	if lives != "" && lives != here {
		return Copied, false, nil
	}
	held, err := tx.Held()
	if err != nil {
		return Stayed, false, err
	}
	me := tx.Identity().Device
	for scope, last := range left {
		if held.Last(journal.Stream{Device: me, Scope: scope}) < last {
			return SetBack, lives == here, nil
		}
	}
	return Stayed, lives == here, nil
}

func (i *Installation) settle(tx *store.Tx, here string, cause Cause) error {
	if err := tx.PutSetting(setting, here); err != nil || cause == Stayed {
		return err
	}
	letter, err := tx.Successor(tx.Identity().Letter)
	if err != nil {
		return err
	}
	return tx.Become(journal.Device(i.newID()), letter, cause == SetBack)
}
