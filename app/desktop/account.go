package desktop

import (
	"feltbog/app/boot"
)

// Account tells what taking in one parcel did, or would do. Received counts the
// reader's own changes that the sender is now known to hold. At is when it was
// taken in, Aside whether it was set aside since and Why: on a receipt; elsewhere
// 0, false and "".
type Account struct {
	Parcel     string `json:"parcel"`
	File       string `json:"file"`
	Letter     string `json:"letter"`
	Name       string `json:"name"`
	Number     int    `json:"number"`
	At         int64  `json:"at"`
	Aside      bool   `json:"aside"`
	Why        string `json:"why"`
	Changes    int    `json:"changes"`
	New        int    `json:"new"`
	Updated    int    `json:"updated"`
	Already    int    `json:"already"`
	Received   int    `json:"received"`
	Combined   int    `json:"combined"`
	Conflicts  int    `json:"conflicts"`
	Settled    int    `json:"settled"`
	Duplicates int    `json:"duplicates"`
	Erased     int    `json:"erased"` // erasures somebody else decided, now carried out here too
	Newer      int    `json:"newer"`  // fields and parts that only a newer version can show
	Gaps       []Gap  `json:"gaps"`
	ClockOff   int64  `json:"clockOff"` // milliseconds; 0 when under a day
	Records    []Line `json:"records"`
	Refused    Fault  `json:"refused"`
	Waits      bool   `json:"waits"` // refused, and kept sealed until its sender is admitted
}

// Gap is a run of a laptop's changes that never arrived.
type Gap struct {
	Letter string `json:"letter"`
	Scope  string `json:"scope"`
	First  int64  `json:"first"`
	Last   int64  `json:"last"`
}

// Batch is what several parcels came to together.
type Batch struct {
	Parcels []Account `json:"parcels"`
	Total   Account   `json:"total"`
	Refused []Account `json:"refused"`
}

// Sealed is a parcel that was just written and read back. Name is its file's.
type Sealed struct {
	Path    string `json:"path"`
	Name    string `json:"name"`
	Number  int    `json:"number"`
	Changes int    `json:"changes"`
	Records int    `json:"records"`
	Bytes   int64  `json:"bytes"`
}

// Line is one record of an account, or behind a figure. Fields are the names of
// those that got something new, Settled of those somebody has decided between.
type Line struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Number  string   `json:"number"`
	Title   string   `json:"title"`
	Outcome string   `json:"outcome"` // "new", "updated", "combined" or "conflict"
	Fields  []string `json:"fields"`
	Settled []string `json:"settled"`
}

// Returned is a return file that was written and read back, for the laptop of
// Letter.
type Returned struct {
	Letter       string `json:"letter"`
	Name         string `json:"name"`
	File         string `json:"file"`
	Number       int    `json:"number"`
	Changes      int    `json:"changes"`
	Records      int    `json:"records"`
	Bytes        int64  `json:"bytes"`
	Acknowledged int    `json:"acknowledged"` // of the laptop's changes, how many are here
}

// Admitted is a laptop that may now deliver.
type Admitted struct {
	Letter  string `json:"letter"`
	Name    string `json:"name"`
	Expires int64  `json:"expires"`
}

func accountOf(a boot.Account) Account {
	account := Account{
		Parcel: a.Parcel, File: a.File, Letter: a.Letter, Name: a.Name, Number: a.Number,
		Changes: a.Changes, New: a.New, Updated: a.Updated, Already: a.Already, Combined: a.Combined,
		Received: a.Received, Conflicts: a.Conflicts, Settled: a.Settled, Duplicates: a.Duplicates, ClockOff: a.ClockOff,
		Erased: a.Erased, Newer: a.Newer + a.Frames, Waits: a.Waiting != nil,
		Gaps: gapsOf(a.Gaps), Records: []Line{}, Refused: faultOf(nil),
	}
	if a.Refused != nil {
		account.Refused = faultOf(a.Refused)
	}
	for _, line := range a.Records {
		account.Records = append(account.Records, Line{
			ID: string(line.ID), Kind: line.Kind, Number: line.Number, Title: line.Title,
			Outcome: string(line.Outcome), Fields: append([]string{}, line.Fields...), Settled: append([]string{}, line.Settled...),
		})
	}
	return account
}

func receiptOf(r boot.Receipt) Account {
	account := accountOf(r.Account)
	account.At, account.Aside, account.Why = r.At, r.Aside, r.Why
	return account
}

func accountsOf(accounts []boot.Account) []Account {
	list := make([]Account, 0, len(accounts))
	for _, a := range accounts {
		list = append(list, accountOf(a))
	}
	return list
}

func batchOf(b boot.Batch) Batch {
	return Batch{Parcels: accountsOf(b.Parcels), Total: accountOf(b.Total), Refused: accountsOf(b.Refused)}
}

func gapsOf(gaps []boot.Gap) []Gap {
	list := make([]Gap, 0, len(gaps))
	for _, g := range gaps {
		list = append(list, Gap{Letter: g.Letter, Scope: g.Scope, First: int64(g.First), Last: int64(g.Last)})
	}
	return list
}

func sealedOf(s boot.Sealed) Sealed {
	return Sealed{Path: s.Path, Name: s.File, Number: s.Number, Changes: s.Changes, Records: s.Records, Bytes: s.Bytes}
}

func returnedOf(files []boot.Returned) []Returned {
	list := make([]Returned, 0, len(files))
	for _, f := range files {
		list = append(list, Returned{
			Letter: f.Letter, Name: f.Name, File: f.File, Number: f.Number,
			Changes: f.Changes, Records: f.Records, Bytes: f.Bytes, Acknowledged: f.Acknowledged,
		})
	}
	return list
}
