-- The projection: what the journal adds up to, ready to list, sort and search.
-- Beside these tables there is one typed table for each kind of the catalogue,
-- made by the program (see table.go). All of it can be worked out anew from the
-- journal at any moment, and is when the catalogue has changed.

-- One row per record. no is this book's number for the record; it is given once
-- and never reused, and everything else in the row is derived.
CREATE TABLE record (
    no          INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    kind        INTEGER NOT NULL, -- tag; may be of a kind this version does not know
    here        INTEGER NOT NULL CHECK (here IN (0, 1)), -- 0: erased, or all of it set aside
    number      TEXT NOT NULL DEFAULT '',
    status      TEXT NOT NULL DEFAULT '',
    title       TEXT NOT NULL DEFAULT '', -- as lists show it
    name        TEXT NOT NULL DEFAULT '', -- what records that point here are shown by
    sort        BLOB NOT NULL DEFAULT x'', -- Danish collation key of title
    day         TEXT NOT NULL DEFAULT '',
    year        INTEGER NOT NULL DEFAULT 0,
    open        INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1)), -- a conflict waits for a person
    created     INTEGER NOT NULL, -- claimed instant of the first change, Unix milliseconds
    creator     INTEGER NOT NULL, -- its stream
    changed     INTEGER NOT NULL, -- claimed instant of the latest change
    last_stream INTEGER NOT NULL,
    last_seq    INTEGER NOT NULL
) STRICT;

-- Everything a list by date asks of a record before it is shown: counted, sorted and
-- skipped over without reading one.
CREATE INDEX record_listed ON record (kind, here, day, id, status, year);
CREATE INDEX record_sort ON record (kind, sort);
CREATE INDEX record_number ON record (number) WHERE number <> '';
CREATE INDEX record_open ON record (open) WHERE open = 1;
CREATE INDEX record_withdrawn ON record (id) WHERE status = 'withdrawn';

-- Which record points to which, by which field: for "everything out of this
-- visit", and to know whose title changes when a project is renamed.
CREATE TABLE reference (
    record INTEGER NOT NULL,
    tag    INTEGER NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (record, tag, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX reference_target ON reference (target);

-- The text of each record as it is searched: folded to what a Dane would take
-- for the same letters, words set apart by one space (see fold.go).
CREATE TABLE words (
    record INTEGER PRIMARY KEY,
    text   TEXT NOT NULL
) STRICT;

-- FTS5 indexes what is in "words" and stores no copy. The text is folded
-- already, so its tokenizer must do nothing: ascii takes every non-ASCII
-- character for a letter and leaves it alone.
-- Words that were replaced stay in it until they are merged away, as their values
-- stay in the journal; those erased or trimmed are merged away at once (Book.Purge).
CREATE VIRTUAL TABLE search USING fts5 (
    text,
    content = 'words',
    content_rowid = 'record',
    tokenize = 'ascii',
    prefix = '2 3',
    columnsize = 0
);

-- The kinds that have a table, so that those of an older catalogue can be dropped.
CREATE TABLE projected (
    kind TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
