-- The journal: what was recorded. Everything that is replicated is in these three
-- tables, and only "change" cannot be worked out from the rest. The registers
-- stand in no table: they are folded from the changes of their record.

-- A stream is one device's sequence in one scope. Numbered in the order this
-- book met them, so that a dot costs two small integers.
CREATE TABLE stream (
    no     INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    scope  TEXT NOT NULL,
    UNIQUE (device, scope)
) STRICT;

-- One row per save of one record. body is the whole change as journal.Append
-- writes it with the numbers of "stream"; the columns beside it are copies to
-- find it by. Rows are added and never changed, but for what is erased or trimmed
-- from their bodies.
CREATE TABLE change (
    stream INTEGER NOT NULL REFERENCES stream (no),
    seq    INTEGER NOT NULL CHECK (seq > 0),
    nonce  INTEGER NOT NULL, -- the 64 bits of an unsigned number
    record INTEGER NOT NULL REFERENCES record (no) DEFERRABLE INITIALLY DEFERRED,
    kind   INTEGER NOT NULL,
    action INTEGER NOT NULL, -- a journal.Action; 1 is an edit, the others are law
    wall   INTEGER NOT NULL, -- Unix milliseconds as the device claimed them
    parcel INTEGER REFERENCES parcel (no), -- NULL: made here
    body   BLOB NOT NULL,
    PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_record ON change (record);
CREATE INDEX change_law ON change (action) WHERE action <> 1;

-- Which changes are held, as runs of sequence numbers. Kept beside "change" so
-- that asking costs a handful of rows instead of the whole journal.
CREATE TABLE held (
    stream INTEGER NOT NULL REFERENCES stream (no),
    first  INTEGER NOT NULL CHECK (first > 0),
    last   INTEGER NOT NULL CHECK (last >= first),
    PRIMARY KEY (stream, first)
) STRICT, WITHOUT ROWID;
