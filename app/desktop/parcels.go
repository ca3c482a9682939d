package desktop

import (
	"context"
	"slices"

	"feltbog/app/boot"
	"feltbog/app/fault"
)

// Parcels is sealing and taking in.
type Parcels struct{ door *door }

// Counters say how far this laptop's changes have come. Last is its latest
// parcel; 0 when there is none.
type Counters struct {
	Unsealed   int   `json:"unsealed"`
	Sealed     int   `json:"sealed"`
	Received   int   `json:"received"`
	LastSealed int64 `json:"lastSealed"`
	LastNumber int   `json:"lastNumber"`
}

// Sent is one parcel this laptop has made.
type Sent struct {
	Letter  string `json:"letter"`
	Number  int    `json:"number"`
	Changes int    `json:"changes"`
	At      int64  `json:"at"`
}

// Delivery is how far a laptop's parcels have come to the coordinator.
type Delivery struct {
	Letter  string `json:"letter"`
	Name    string `json:"name"`
	Last    int64  `json:"last"`    // when its latest parcel was taken in; 0 for never
	Days    int    `json:"days"`    // whole days since then
	Parcels int    `json:"parcels"` // how many were taken in
	Number  int    `json:"number"`  // of the latest
	Changes int    `json:"changes"` // how many of its changes are here
	Gaps    []Gap  `json:"gaps"`
	// Replaced is the letter of the laptop admitted in its place; "" for none.
	Replaced string `json:"replaced"`
}

// Aside is what setting a parcel aside, or counting it again, came to.
type Aside struct {
	Changes int `json:"changes"`
	Records int `json:"records"`
}

// Counters tells how far this laptop's work has come.
func (p *Parcels) Counters() (Counters, error) {
	return read(p.door, "Parcels.Counters", func(ctx context.Context, app *boot.App) (Counters, error) {
		return counted(ctx, app)
	})
}

// Seal writes a parcel into folder: a job of kind "seal". With again it writes
// one though nothing is new, because a stick was lost.
func (p *Parcels) Seal(folder string, again bool) (Job, error) {
	return read(p.door, "Parcels.Seal", func(_ context.Context, app *boot.App) (Job, error) {
		return p.door.begin("seal", func(ctx context.Context, watch func(done, total int64)) (result, error) {
			sealed, err := app.Desk.Seal(ctx, folder, again, watch)
			if err != nil {
				return nil, err
			}
			p.door.window.ring(parcelsBell)
			return func(j *Job) { j.Sealed = sealedOf(sealed) }, nil
		}), nil
	})
}

// Look says what taking in these files and folders would do, and does nothing:
// a job of kind "look".
func (p *Parcels) Look(paths []string) (Job, error) {
	return read(p.door, "Parcels.Look", func(_ context.Context, app *boot.App) (Job, error) {
		return p.takeIn(app, "look", paths), nil
	})
}

// TakeIn takes the parcels in these files and folders in: a job of kind
// "take-in".
func (p *Parcels) TakeIn(paths []string) (Job, error) {
	return read(p.door, "Parcels.TakeIn", func(_ context.Context, app *boot.App) (Job, error) {
		return p.takeIn(app, "take-in", paths), nil
	})
}

func (p *Parcels) takeIn(app *boot.App, kind string, paths []string) Job {
	look := kind == "look"
	return p.door.begin(kind, func(ctx context.Context, watch func(done, total int64)) (result, error) {
		batch, err := app.TakeInAll(ctx, paths, look, watch)
		if !look {
			p.door.window.ring(parcelsBell)
			p.door.window.ring(recordsBell)
		}
		return func(j *Job) { j.Batch = batchOf(batch) }, err
	})
}

// Received are the receipts of the parcels taken in, latest first.
func (p *Parcels) Received() ([]Account, error) {
	return read(p.door, "Parcels.Received", func(ctx context.Context, app *boot.App) ([]Account, error) {
		receipts, err := app.Receipts(ctx)
		if err != nil {
			return nil, err
		}
		list := make([]Account, 0, len(receipts))
		for _, receipt := range receipts {
			list = append(list, receiptOf(receipt))
		}
		return list, nil
	})
}

// Receipt is the receipt of one parcel, by its id.
func (p *Parcels) Receipt(parcel string) (Account, error) {
	return read(p.door, "Parcels.Receipt", func(ctx context.Context, app *boot.App) (Account, error) {
		receipts, err := app.Receipts(ctx)
		if err != nil {
			return Account{}, err
		}
		for _, receipt := range receipts {
			if receipt.Account.Parcel == parcel {
				return receiptOf(receipt), nil
			}
		}
		return Account{}, fault.New(fault.NotFound)
	})
}

// Deliveries tell how far each laptop's work has come here.
func (p *Parcels) Deliveries() ([]Delivery, error) {
	return read(p.door, "Parcels.Deliveries", func(ctx context.Context, app *boot.App) ([]Delivery, error) {
		deliveries, err := app.Office.Deliveries(ctx)
		if err != nil {
			return nil, err
		}
		list := make([]Delivery, 0, len(deliveries))
		for _, d := range deliveries {
			list = append(list, Delivery{
				Letter: d.Letter, Name: d.Name, Last: d.Last, Days: d.Days, Parcels: d.Parcels, Number: d.Number, Changes: d.Changes,
				Gaps: gapsOf(d.Gaps), Replaced: d.Replaced,
			})
		}
		return list, nil
	})
}

// Sealed are the parcels this laptop has made, latest first.
func (p *Parcels) Sealed() ([]Sent, error) {
	return read(p.door, "Parcels.Sealed", sent)
}

// Admit lets a new laptop in and writes its enrolment file to path.
func (p *Parcels) Admit(name, letter, path string) (Admitted, error) {
	return read(p.door, "Parcels.Admit", func(ctx context.Context, app *boot.App) (Admitted, error) {
		admitted, err := app.Office.Admit(ctx, name, letter, path)
		return p.admitted(admitted, err)
	})
}

// Replace lets a new laptop in for one that was lost, named by its letter, and
// writes its enrolment file to path.
func (p *Parcels) Replace(lost, name, letter, path string) (Admitted, error) {
	return read(p.door, "Parcels.Replace", func(ctx context.Context, app *boot.App) (Admitted, error) {
		admitted, err := app.Office.Replace(ctx, lost, name, letter, path)
		return p.admitted(admitted, err)
	})
}

func (p *Parcels) admitted(admitted boot.Admitted, err error) (Admitted, error) {
	if err != nil {
		return Admitted{}, err
	}
	p.door.window.ring(parcelsBell)
	p.door.window.ring(recordsBell)
	return Admitted{Letter: admitted.Letter, Name: admitted.Name, Expires: admitted.Expires}, nil
}

// SetAside makes a parcel not count, by its id, or with undo count again.
func (p *Parcels) SetAside(parcel string, undo bool, why string) (Aside, error) {
	return read(p.door, "Parcels.SetAside", func(ctx context.Context, app *boot.App) (Aside, error) {
		done, err := app.Office.SetAside(ctx, parcel, undo, why)
		if err != nil {
			return Aside{}, err
		}
		p.door.window.ring(parcelsBell)
		p.door.window.ring(recordsBell)
		return Aside{Changes: done.Changes, Records: done.Records}, nil
	})
}

// SendBack writes a return file for every laptop that has delivered into folder:
// a job of kind "send-back".
func (p *Parcels) SendBack(folder string) (Job, error) {
	return read(p.door, "Parcels.SendBack", func(_ context.Context, app *boot.App) (Job, error) {
		return p.door.begin("send-back", func(ctx context.Context, watch func(done, total int64)) (result, error) {
			files, err := app.Office.SendBack(ctx, folder, watch)
			return func(j *Job) { j.Returned = returnedOf(files) }, err
		}), nil
	})
}

func sent(ctx context.Context, app *boot.App) ([]Sent, error) {
	parcels, err := app.Parcels(ctx)
	if err != nil {
		return nil, err
	}
	list := []Sent{}
	for _, parcel := range slices.Backward(parcels) {
		if parcel.Ours() {
			list = append(list, Sent{Letter: parcel.Letter, Number: parcel.Number, Changes: parcel.Changes, At: parcel.At})
		}
	}
	return list, nil
}

func counted(ctx context.Context, app *boot.App) (Counters, error) {
	counters, err := app.Desk.Counters(ctx)
	if err != nil {
		return Counters{}, err
	}
	parcels, err := sent(ctx, app)
	if err != nil {
		return Counters{}, err
	}
	told := Counters{
		Unsealed: counters.Unsealed, Sealed: counters.Sealed, Received: counters.Received, LastSealed: counters.LastSealed,
	}
	if len(parcels) > 0 {
		told.LastNumber = parcels[0].Number
	}
	return told, nil
}
