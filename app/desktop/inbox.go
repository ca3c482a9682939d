package desktop

import (
	"context"

	"feltbog/app/boot"
)

// Inbox is the parcels from senders nobody has admitted, and the six words that
// tell whose they are.
type Inbox struct{ door *door }

// Stranger is who sent a parcel that waits, by its own word: nothing of it is
// proven before its six words are. Role is "field" or "coordinator".
type Stranger struct {
	Parcel  string `json:"parcel"`
	Letter  string `json:"letter"`
	Name    string `json:"name"`
	Role    string `json:"role"`
	Number  int    `json:"number"`
	Arrived int64  `json:"arrived"`
	Bytes   int64  `json:"bytes"`
}

// Admission is the answer to a stranger: the words its owner read aloud, and who
// uses it; a name of "" is the one it claims.
type Admission struct {
	Parcel string `json:"parcel"`
	Words  string `json:"words"`
	Name   string `json:"name"`
	Role   string `json:"role"`
}

// All are those who wait, in the order they came.
func (i *Inbox) All() ([]Stranger, error) {
	return read(i.door, "Inbox.All", func(ctx context.Context, app *boot.App) ([]Stranger, error) {
		waiting, err := app.Office.Inbox(ctx)
		list := make([]Stranger, 0, len(waiting))
		for _, w := range waiting {
			list = append(list, Stranger{
				Parcel: w.Parcel, Letter: w.Letter, Name: w.Name, Role: w.Role, Number: w.Number, Arrived: w.Arrived, Bytes: w.Bytes,
			})
		}
		return list, err
	})
}

// Admit lets a stranger in and takes its parcel in: both, or neither.
func (i *Inbox) Admit(a Admission) (Account, error) {
	return read(i.door, "Inbox.Admit", func(ctx context.Context, app *boot.App) (Account, error) {
		account, err := app.Office.AdmitStranger(ctx, boot.Stranger{
			Parcel: a.Parcel, Words: a.Words, Name: a.Name, Role: boot.Role(a.Role),
		})
		if err != nil {
			return Account{Gaps: []Gap{}, Records: []Line{}}, err
		}
		i.door.window.ring(parcelsBell)
		i.door.window.ring(recordsBell)
		return accountOf(account), nil
	})
}

// Discard throws a parcel that waits away, unopened.
func (i *Inbox) Discard(parcel string) error {
	_, err := read(i.door, "Inbox.Discard", func(ctx context.Context, app *boot.App) (struct{}, error) {
		if err := app.Office.Discard(ctx, parcel); err != nil {
			return struct{}{}, err
		}
		i.door.window.ring(parcelsBell)
		return struct{}{}, nil
	})
	return err
}

// Words are the six words of the open book's own keys, to be read aloud.
func (i *Inbox) Words() (string, error) {
	return read(i.door, "Inbox.Words", func(ctx context.Context, app *boot.App) (string, error) { return app.Words(ctx) })
}
