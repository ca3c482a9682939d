package store

import (
	"context"
	"slices"

	"feltbog/app/fault"
)

// The problems a check can find.
const (
	ProblemPages      = "pages"      // SQLite's own check of the file
	ProblemReferences = "references" // a row that points to none
	ProblemJournal    = "journal"    // a change that cannot be read
	ProblemHeld       = "held"       // which changes are held is not what the journal says
	ProblemProjection = "projection" // not what the registers add up to
	ProblemSearch     = "search"     // an index that does not match its text
	ProblemChunks     = "chunks"     // the content of an attachment that is not all here, or not what it was
)

// Health is what a check found. A book with problems in held, projection or
// search only is mended by Rebuild, one in chunks by a parcel that brings them;
// the others need a backup.
type Health struct {
	OK       bool
	Records  int
	Changes  int
	Problems []string
}

// Check holds the book against itself: the pages of the file, every reference,
// and everything that is worked out from the journal against what the journal
// gives now. It changes nothing, but needs room on the disk as a rebuild does.
func (b *Book) Check(ctx context.Context) (Health, error) {
	var health Health
	err := b.Write(ctx, func(tx *Tx) error {
		var err error
		if health, err = tx.check(); err != nil {
			return err
		}
		return RollBack
	})
	if err == nil {
		b.log.Info("book checked", "ok", health.OK, "problems", len(health.Problems))
	}
	return health, err
}

func (tx *Tx) check() (Health, error) {
	health := Health{Problems: []string{}}
	held, err := tx.Extent()
	if err != nil {
		return health, err
	}
	health.Records, health.Changes = held.Records, held.Changes
	for _, look := range []func(*Health) error{tx.checkPages, tx.checkReferences, tx.checkSearch, tx.checkChunks, tx.checkDerived} {
		if err := look(&health); err != nil {
			return health, err
		}
	}
	health.OK = len(health.Problems) == 0
	return health, nil
}

func (h *Health) found(problem string) {
	if !slices.Contains(h.Problems, problem) {
		h.Problems = append(h.Problems, problem)
	}
}

func (tx *Tx) checkPages(h *Health) error {
	verdicts, err := column[string](tx, `PRAGMA integrity_check`)
	if err == nil && (len(verdicts) != 1 || verdicts[0] != "ok") {
		h.found(ProblemPages)
	}
	return err
}

func (tx *Tx) checkReferences(h *Health) error {
	return tx.each(`PRAGMA foreign_key_check`, nil, func(func(...any) error) error {
		h.found(ProblemReferences)
		return nil
	})
}

// checkSearch holds the index against the text it indexes. FTS5 says they differ
// by failing, which does not harm the transaction.
func (tx *Tx) checkSearch(h *Health) error {
	if _, err := tx.sql.Exec(`INSERT INTO search (search, rank) VALUES ('integrity-check', 1)`); err != nil {
		h.found(ProblemSearch)
	}
	return nil
}

// checkDerived rebuilds in this transaction, which is not committed, and
// compares.
func (tx *Tx) checkDerived(h *Health) error {
	before, err := tx.prints()
	if err != nil {
		return err
	}
	if err := tx.layTables(); err != nil {
		return err
	}
	if err := tx.rebuild(); fault.Is(err, fault.Damaged) {
		h.found(ProblemJournal)
		return nil
	} else if err != nil {
		return err
	}
	if err := tx.settle(); err != nil {
		return err
	}
	after, err := tx.prints()
	if err != nil {
		return err
	}
	for name, was := range before {
		if after[name].sum != was.sum {
			h.found(was.problem)
		}
	}
	return nil
}
