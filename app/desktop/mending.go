package desktop

import (
	"context"

	"feltbog/app/boot"
)

// Mending is what can be done for a book that does not open: make another of its
// backup, or of all that can still be read in it. The damaged one is only read.
type Mending struct{ door *door }

// Rescued is a book made of what can still be read in a damaged one and of its
// latest backup. Lost counts the pages that cannot be read, Missing the changes
// known of and not there; Backup is when that backup was made, 0 for none.
type Rescued struct {
	Path    string `json:"path"`
	Records int    `json:"records"`
	Lost    int    `json:"lost"`
	Missing int    `json:"missing"`
	Backup  int64  `json:"backup"`
}

// Backups are those Feltbog made of the book at path, latest first. The book need
// not open, nor be there.
func (m *Mending) Backups(path string) ([]Backup, error) {
	return call(m.door, "Mending.Backups", func(context.Context) ([]Backup, error) {
		copies, err := m.door.config.Copies(path)
		return backupsOf(copies), err
	})
}

// Restore makes a book at path of a backup, whose passphrase this is.
func (m *Mending) Restore(backup, path, passphrase string) (Restored, error) {
	return call(m.door, "Mending.Restore", func(ctx context.Context) (restored Restored, err error) {
		err = m.trying(func() error {
			made, err := m.door.knowing(passphrase).Restore(ctx, backup, path, "")
			restored = Restored{Path: path, Records: made.Records, Erasures: made.Erasures}
			return err
		})
		return restored, err
	})
}

// Rescue makes a book at path of all that can be read in the damaged one and its
// latest backup. The passphrase is theirs.
func (m *Mending) Rescue(damaged, path, passphrase string) (Rescued, error) {
	return call(m.door, "Mending.Rescue", func(ctx context.Context) (rescued Rescued, err error) {
		err = m.trying(func() error {
			made, err := m.door.knowing(passphrase).Rescue(ctx, damaged, path)
			rescued = Rescued{Path: path, Records: made.Records, Lost: len(made.Lost), Missing: made.Missing, Backup: made.Backup}
			return err
		})
		return rescued, err
	})
}

func (m *Mending) trying(mend func() error) error {
	m.door.lock.Lock()
	defer m.door.lock.Unlock()
	return m.door.patiently(mend)
}

func backupsOf(copies []boot.Copy) []Backup {
	list := make([]Backup, 0, len(copies))
	for _, one := range copies {
		list = append(list, Backup{Path: one.Path, Made: one.Made, Bytes: one.Bytes, Records: one.Records})
	}
	return list
}
