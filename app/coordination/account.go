package coordination

import "feltbog/app/exchange"

// What taking in tells, here as at a laptop.
type (
	Account  = exchange.Account
	Batch    = exchange.Batch
	Gap      = exchange.Gap
	Lack     = exchange.Lack
	Line     = exchange.Line
	Outcome  = exchange.Outcome
	Progress = exchange.Progress
)

// The outcomes of a record in an account.
const (
	Conflicting = exchange.Conflicting
	Added       = exchange.Added
	Combined    = exchange.Combined
	Updated     = exchange.Updated
)
