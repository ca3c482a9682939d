package boot

import (
	"feltbog/app/coordination"
	"feltbog/app/fieldwork"
	"feltbog/app/installation"
	"feltbog/app/parcel"
	"feltbog/app/privacy"
	"feltbog/app/report"
	"feltbog/app/store"
)

// The types that the window and the command line name, under one roof: their
// rooms stay closed to them.
type (
	Role     = store.Role
	Identity = store.Identity
	Query    = store.Query
	Hit      = store.Hit
	Draft    = store.Draft
	Parcel   = store.Parcel
	Health   = store.Health

	Entry      = fieldwork.Entry
	File       = fieldwork.File
	Attached   = fieldwork.Attached
	Attachment = fieldwork.Attachment
	Term       = store.Term
	Saved      = fieldwork.Saved
	Refused    = fieldwork.Refused
	Finding    = fieldwork.Finding
	Sheet      = fieldwork.Sheet
	Listing    = fieldwork.Listing
	Event      = fieldwork.Event
	Step       = fieldwork.Step
	Sealed     = fieldwork.Sealed
	Counters   = fieldwork.Counters
	Overview   = fieldwork.Overview
	Standing   = fieldwork.Standing
	LastJudged = fieldwork.Judged
	Asked      = fieldwork.Query

	Admitted  = coordination.Admitted
	Account   = coordination.Account
	Batch     = coordination.Batch
	Gap       = coordination.Gap
	Lack      = coordination.Lack
	Line      = coordination.Line
	Outcome   = coordination.Outcome
	Conflict  = coordination.Conflict
	Side      = coordination.Side
	Decision  = coordination.Decision
	Settled   = coordination.Settled
	Pair      = coordination.Pair
	Ref       = coordination.Ref
	Verdict   = coordination.Verdict
	Linked    = coordination.Linked
	Judged    = coordination.Judged
	Delivery  = coordination.Delivery
	Erasure   = coordination.Erasure
	Trace     = coordination.Trace
	Ground    = coordination.Ground
	Disposal  = coordination.Disposal
	Archive   = coordination.Archive
	Period    = coordination.Period
	Returned  = coordination.Returned
	Waiting   = coordination.Waiting
	Stranger  = coordination.Stranger
	Withdrawn = coordination.Withdrawn
	Receipt   = coordination.Receipt
	Source    = coordination.Source

	Report = report.Report
	Figure = report.Figure
	Notice = report.Notice

	Settling = installation.Settling

	Outside = parcel.Outside
	Header  = parcel.Header

	Found = privacy.Hit // something in a text that may be personal data
)

// The roles of a book.
const (
	Field       = store.Field
	Coordinator = store.Coordinator
)

// How an agreement stands.
const (
	Open    = fieldwork.Open
	Overdue = fieldwork.Overdue
	Kept    = fieldwork.Kept
	Lapsed  = fieldwork.Lapsed
)

// Why a book is another device than it was.
const (
	Stayed  = installation.Stayed
	Copied  = installation.Copied
	SetBack = installation.SetBack
)

// The outcomes of a record in an account.
const (
	Conflicting = coordination.Conflicting
	Added       = coordination.Added
	Combined    = coordination.Combined
	Updated     = coordination.Updated
)

// The verdicts on two records that may be the same thing.
const (
	SameThing = coordination.SameThing
	Different = coordination.Different
)

// CPR is the kind of a hit that keeps a record from being ready.
const CPR = privacy.CPR
