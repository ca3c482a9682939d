package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"feltbog/app/fault"
	"feltbog/app/journal"
	"feltbog/app/store/vault"
)

// Wreck is what there is of a book that may be damaged.
type Wreck struct {
	Pages int64
	Lost  []int64 // the numbers of those that cannot be read, from 1
}

// Survey looks at every page of the book at path, which nobody may have open. It
// is only read. A page is lost when its seal does not open.
func Survey(path string, key []byte) (found Wreck, err error) {
	w, err := wreckAt(path, key)
	if err != nil {
		return Wreck{}, cause(err)
	}
	return w.survey(), cause(w.close())
}

// Rescued is what a damaged book still gave. Missing is how many changes are known
// to have been made and are not in the new book, older gaps among them.
type Rescued struct {
	Wreck
	Records, Changes, Missing int
}

// Rescue makes a book at path of what can still be read in damaged ones of one
// book: the file itself, then, if there are any, its backups, latest first, which
// all have the key in o. They are only read. Changes are gathered from all of them;
// of what is this book's alone the first that has it decides, and what comes and
// goes - drafts, what waits in the inbox - is taken from the file alone. The fault
// is Damaged when none of them says whose book it is, Exists where a file stands.
//
// The new book must become a device of its own before it is used: what the old one
// sent last may be what is lost.
func Rescue(ctx context.Context, path string, o Options, sources ...string) (rescued Rescued, err error) {
	var wrecks []*wreck
	defer func() {
		for _, w := range wrecks {
			err = errors.Join(err, w.close())
		}
	}()
	for _, source := range sources {
		w, err := wreckAt(source, o.Key)
		if err != nil {
			return Rescued{}, cause(err)
		}
		wrecks = append(wrecks, w)
	}
	tables, err := layouts(ctx)
	if err != nil {
		return Rescued{}, err
	}
	id, err := owner(wrecks, tables)
	if err != nil {
		return Rescued{}, err
	}
	b, err := Create(ctx, path, id, o)
	if err != nil {
		return Rescued{}, err
	}
	rescued.Wreck = wrecks[0].survey()
	err = b.Write(ctx, func(tx *Tx) error { return tx.salvage(wrecks, tables, &rescued) })
	if err != nil {
		return Rescued{}, errors.Join(err, b.Discard())
	}
	b.log.Info("book rescued", "pages", rescued.Pages, "lost", len(rescued.Lost), "changes", rescued.Changes)
	return rescued, b.Close()
}

// A wreck is a damaged book while it is read.
type wreck struct {
	*vault.Remains
	vault   *vault.Vault
	streams map[uint64]journal.Stream
	parcels map[int64]string
}

func wreckAt(path string, key []byte) (*wreck, error) {
	v, err := vault.New(key)
	if err != nil {
		return nil, err
	}
	remains, err := v.Remains(path)
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return &wreck{Remains: remains, vault: v, streams: map[uint64]journal.Stream{}, parcels: map[int64]string{}}, nil
}

func (w *wreck) close() error { return errors.Join(w.Remains.Close(), w.vault.Close()) }

func (w *wreck) survey() Wreck {
	found := Wreck{Pages: w.Count(), Lost: []int64{}}
	for n := int64(1); n <= found.Pages; n++ {
		if _, err := w.Page(n); err != nil {
			found.Lost = append(found.Lost, n)
		}
	}
	return found
}

// each calls visit with every row that could be one of a table's, page by page.
func (w *wreck) each(tables []layout, visit func(layout, row) error) error {
	for n := int64(1); n <= w.Count(); n++ {
		for _, r := range rowsOn(w.Remains, n) {
			for _, table := range tables {
				if !table.fits(r) {
					continue
				}
				if err := visit(table, r); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Index is for what numbers streams; a wreck only tells of those it has.
func (w *wreck) Index(journal.Stream) (uint64, error) { return 0, errRow }

// Stream gives the stream of a number in this wreck.
func (w *wreck) Stream(no uint64) (journal.Stream, bool) {
	s, ok := w.streams[no]
	return s, ok
}

// owner is who the book is, as the first that still knows has it.
func owner(wrecks []*wreck, tables []layout) (id Identity, err error) {
	found := false
	for _, w := range wrecks {
		err := w.each(tables, func(table layout, r row) error {
			if table.table == "identity" && !found {
				id, found = identityIn(r), true
			}
			return nil
		})
		if err != nil {
			return Identity{}, err
		}
	}
	if !found {
		return Identity{}, fault.New(fault.Damaged)
	}
	return id, nil
}

// identityIn reads a row of the table of that name.
func identityIn(r row) Identity {
	text := func(i int) string { return r.values[i].(string) }
	return Identity{
		Workspace: text(1), Device: journal.Device(text(2)), Role: Role(text(3)), Name: text(4), Letter: text(5), Team: text(6),
		Practice: r.values[7] == int64(1), Created: r.values[8].(int64),
	}
}

// fleeting comes and goes: an older book does not say that it should be there.
// Ours is what stands for itself: an older one is taken only where there is none.
var (
	fleeting = []string{"draft", "waiting", "fork"}
	ours     = []string{"setting", "secret", "former"}
)

// salvage fills a new book from wrecks.
func (tx *Tx) salvage(wrecks []*wreck, tables []layout, rescued *Rescued) error {
	tx.bulk = true
	for i, w := range wrecks {
		taken, err := tx.wanted(tables, i == 0)
		if err != nil {
			return err
		}
		if err := w.each(append(tables, streamIndex), w.learn); err != nil {
			return err
		}
		if err := w.each(taken, tx.keepRow); err != nil {
			return err
		}
		if err := w.each(tables, tx.recall(w)); err != nil {
			return err
		}
	}
	held, err := tx.Held()
	if err != nil {
		return err
	}
	rescued.Changes = held.Count()
	for stream := range held {
		for _, gap := range held.Gaps(stream) {
			rescued.Missing += int(gap.Last - gap.First + 1)
		}
	}
	if err := tx.project(); err != nil {
		return err
	}
	_, err = tx.one(`SELECT count(*) FROM record`, nil, &rescued.Records)
	return err
}

// wanted are the tables whose rows are taken as they are.
func (tx *Tx) wanted(tables []layout, first bool) (wanted []layout, err error) {
	for _, table := range tables {
		if table.table == "identity" || slices.Contains(journalTables, table.table) || !first && slices.Contains(fleeting, table.table) {
			continue
		}
		if slices.Contains(ours, table.table) {
			var there int
			if _, err := tx.one("SELECT EXISTS (SELECT 1 FROM "+quote(table.table)+")", nil, &there); err != nil {
				return nil, err
			}
			if there == 1 {
				continue
			}
		}
		wanted = append(wanted, table)
	}
	return wanted, nil
}

func (tx *Tx) keepRow(table layout, r row) error {
	if _, err := tx.exec(table.insert, table.given(r)...); err != nil {
		return fmt.Errorf("rescue row: %w", err)
	}
	return nil
}

// streamIndex is what SQLite keeps the numbers of streams by, and so a second copy
// of them: without them no change can be read.
var streamIndex = layout{table: "sqlite_autoindex_stream_1", shapes: []shape{{kind: "TEXT"}, {kind: "TEXT"}, {kind: "INTEGER"}}}

// learn remembers what changes point to.
func (w *wreck) learn(table layout, r row) error {
	switch table.table {
	case "stream":
		w.streams[uint64(r.rowid)] = journal.Stream{Device: journal.Device(r.values[1].(string)), Scope: journal.Scope(r.values[2].(string))}
	case streamIndex.table:
		no := uint64(r.values[2].(int64))
		if _, known := w.streams[no]; !known {
			w.streams[no] = journal.Stream{Device: journal.Device(r.values[0].(string)), Scope: journal.Scope(r.values[1].(string))}
		}
	case "parcel":
		w.parcels[r.rowid] = r.values[1].(string)
	}
	return nil
}

// recall adds a change, if this row is one that can be read.
func (tx *Tx) recall(w *wreck) func(layout, row) error {
	return func(table layout, r row) error {
		if table.table != "change" {
			return nil
		}
		c, err := journal.Parse(r.values[8].([]byte), w)
		if err != nil || !sound(c) || c.Dot.Seq != uint64(r.values[1].(int64)) {
			return nil
		}
		if _, held, err := tx.Nonce(c.Dot); err != nil || held {
			return err
		}
		parcel := ""
		if no, ok := r.values[7].(int64); ok {
			parcel = w.parcels[no]
		}
		tx.From(parcel)
		_, err = tx.Add(c)
		return err
	}
}
