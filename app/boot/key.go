package boot

import (
	"errors"
	"os"

	"feltbog/app/fault"
	"feltbog/app/store"
	"feltbog/app/store/keyfile"
)

// locked gives where the book at path lies, and its key file.
func locked(path string) (where string, file keyfile.File, err error) {
	if where, err = store.Locate(path); err == nil {
		file, err = keyfile.Beside(where)
	}
	return where, file, err
}

// unlock gives where the book at path lies, and its key. A book to try things out
// in is nobody's secret: nothing is asked.
func (c Config) unlock(path string) (where string, key []byte, err error) {
	where, file, err := locked(path)
	if err != nil {
		return "", nil, err
	}
	key, err = c.unlocked(file)
	return where, key, err
}

func (c Config) unlocked(file keyfile.File) (key []byte, err error) {
	phrase := keyfile.PracticePassphrase
	if !file.Practice {
		if phrase, err = c.Passphrase(); err != nil {
			return nil, err
		}
	}
	return file.Unlock(phrase)
}

// Knows tells whether the passphrase from Config is that of the book at path. The
// fault is WrongPassphrase. A book to practise in asks for none.
func (c Config) Knows(path string) error {
	_, key, err := c.unlock(path)
	clear(key)
	return err
}

// lock makes the key of a book about to be made at path.
func (c Config) lock(path string, practice bool) (file keyfile.File, key []byte, code keyfile.Code, err error) {
	if _, err := os.Lstat(path + keyfile.Suffix); err == nil {
		return keyfile.File{}, nil, "", fault.New(fault.Exists)
	}
	if practice {
		file, key, err = keyfile.NewPractice()
		return file, key, "", err
	}
	phrase, err := c.Passphrase()
	if err != nil {
		return keyfile.File{}, nil, "", err
	}
	if err := keyfile.Strong(phrase); err != nil {
		return keyfile.File{}, nil, "", err
	}
	return keyfile.New(phrase, c.Cost)
}

// ChangePassphrase makes a book open with another passphrase; it need not be
// closed. The one from Config is the one it has. The recovery code stays.
func (c Config) ChangePassphrase(path, next string) error {
	return c.rewrap(path, next, c.unlocked)
}

// Recover makes a book open with another passphrase, for somebody who has
// forgotten theirs and has the printed code.
func (c Config) Recover(path, code, next string) error {
	return c.rewrap(path, next, func(f keyfile.File) ([]byte, error) { return f.Recover(code) })
}

func (c Config) rewrap(path, next string, open func(keyfile.File) ([]byte, error)) error {
	if err := keyfile.Strong(next); err != nil {
		return err
	}
	return c.relock(path, open, func(f keyfile.File, key []byte) (keyfile.File, error) { return f.Rewrap(key, next) })
}

// RenewCode gives a book, and the backups beside it, another recovery code; it need
// not be closed. The passphrase is the one from Config and stays. The code is to be
// printed: it is kept nowhere, and the one before opens nothing here any more.
func (c Config) RenewCode(path string) (string, error) {
	var code keyfile.Code
	err := c.relock(path, c.unlocked, func(f keyfile.File, key []byte) (fresh keyfile.File, err error) {
		fresh, code, err = f.Recode(key)
		return fresh, err
	})
	if err != nil {
		return "", err
	}
	return code.String(), nil
}

// relock opens the key file of the book at path and puts another in its place.
func (c Config) relock(path string, open func(keyfile.File) ([]byte, error), lock func(keyfile.File, []byte) (keyfile.File, error)) error {
	where, file, err := locked(path)
	if err != nil {
		return err
	}
	key, err := open(file)
	if err != nil {
		return err
	}
	defer clear(key)
	fresh, err := lock(file, key)
	if err != nil {
		return err
	}
	if err := c.rekey(where, fresh); err != nil {
		return errors.Join(err, c.rekey(where, file)) // told to have failed, so what it was locked with holds
	}
	c.carry(where, file, fresh)
	return nil
}

// rekey makes a book, and the backups beside it, open with a key file.
func (c Config) rekey(path string, file keyfile.File) error {
	known, err := c.copiesOf(path).list()
	if err != nil {
		return err
	}
	for _, one := range append(known, Copy{Path: path}) {
		if err := file.Keep(one.Path); err != nil {
			return err
		}
	}
	return nil
}
