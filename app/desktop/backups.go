package desktop

import (
	"context"

	"feltbog/app/boot"
)

// Backups are the copies of the open book, and books made of them again.
type Backups struct{ door *door }

// Backup is a copy Feltbog made by itself, beside the book, and has proven by opening it.
type Backup struct {
	Path    string `json:"path"`
	Made    int64  `json:"made"` // Unix milliseconds
	Bytes   int64  `json:"bytes"`
	Records int    `json:"records"`
}

// Restored is a book that was made of a backup. Erasures is how many of the open
// book's it did not know and has now carried out.
type Restored struct {
	Path     string `json:"path"`
	Records  int    `json:"records"`
	Erasures int    `json:"erasures"`
}

// All are the backups beside the open book, latest first.
func (b *Backups) All() ([]Backup, error) {
	return read(b.door, "Backups.All", func(_ context.Context, app *boot.App) ([]Backup, error) {
		copies, err := app.Copies()
		return backupsOf(copies), err
	})
}

// Keep makes one now. Where nothing has happened since the latest, that is it.
func (b *Backups) Keep() error {
	_, err := read(b.door, "Backups.Keep", func(ctx context.Context, app *boot.App) (boot.Copy, error) { return app.KeepCopy(ctx) })
	return err
}

// Save writes a copy of the book to path, with its key file beside it.
func (b *Backups) Save(path string) error {
	_, err := read(b.door, "Backups.Save", func(ctx context.Context, app *boot.App) (struct{}, error) {
		return struct{}{}, app.Backup(ctx, path)
	})
	return err
}

// Restore makes another book at path of a backup of the open one, which stays open
// and as it is. What it knows to be erased is erased there too. The passphrase is
// the backup's.
func (b *Backups) Restore(backup, path, passphrase string) (Restored, error) {
	return read(b.door, "Backups.Restore", func(ctx context.Context, app *boot.App) (Restored, error) {
		made, err := b.door.knowing(passphrase).RestoreAfter(ctx, backup, path, app)
		return Restored{Path: path, Records: made.Records, Erasures: made.Erasures}, err
	})
}
