-- Local: what belongs to this book alone and never travels. It is laid down at every opening, so that a table added
-- here stands in every older book too. A table that is there is never altered: what it lacks is a new table.

-- Who this book is. One row.
CREATE TABLE IF NOT EXISTS identity (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    workspace TEXT NOT NULL,
    device    TEXT NOT NULL,
    role      TEXT NOT NULL,
    name      TEXT NOT NULL,
    letter    TEXT NOT NULL,
    team      TEXT NOT NULL,
    practice  INTEGER NOT NULL CHECK (practice IN (0, 1)),
    created   INTEGER NOT NULL, -- Unix milliseconds
    catalogue TEXT NOT NULL -- fingerprint of the catalogue the projection was made with
) STRICT;

-- The devices this book was before it was copied or set back, oldest first. What
-- they recorded is still its own.
CREATE TABLE IF NOT EXISTS former (
    no     INTEGER PRIMARY KEY,
    device TEXT NOT NULL UNIQUE,
    letter TEXT NOT NULL,
    gone   INTEGER NOT NULL CHECK (gone IN (0, 1)) -- set back where it lay: nobody is that device any more
) STRICT;

-- What is typed in a form and not saved yet, by the id the record has or will have.
CREATE TABLE IF NOT EXISTS draft (
    id     TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    fields TEXT NOT NULL, -- JSON
    saved  INTEGER NOT NULL, -- Unix milliseconds
    new    INTEGER NOT NULL CHECK (new IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS secret (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The devices this book knows: what was agreed at enrolment and what was learnt
-- from their first parcel.
CREATE TABLE IF NOT EXISTS roster (
    device    TEXT PRIMARY KEY,
    letter    TEXT NOT NULL,
    name      TEXT NOT NULL,
    team      TEXT NOT NULL,
    sign      BLOB, -- public signing key; NULL until learnt
    recipient TEXT NOT NULL, -- whom to seal to for it; '' until learnt
    role      TEXT NOT NULL,
    before    TEXT NOT NULL, -- letter of the lost laptop it stands in for; '' for none
    enrolment BLOB, -- one-time secret; NULL when none
    admitted  INTEGER NOT NULL, -- Unix milliseconds
    seen      INTEGER NOT NULL, -- Unix milliseconds; 0 = never
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT, WITHOUT ROWID;

-- The log of parcels sealed and taken in. A row without a direction is only a
-- number that changes point to.
CREATE TABLE IF NOT EXISTS parcel (
    no        INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    number    INTEGER NOT NULL DEFAULT 0,
    direction TEXT NOT NULL DEFAULT '' CHECK (direction IN ('', 'sealed', 'taken')),
    device    TEXT NOT NULL DEFAULT '',
    letter    TEXT NOT NULL DEFAULT '',
    at        INTEGER NOT NULL DEFAULT 0, -- Unix milliseconds
    hash      TEXT NOT NULL DEFAULT '',
    changes   INTEGER NOT NULL DEFAULT 0,
    added     INTEGER NOT NULL DEFAULT 0,
    updated   INTEGER NOT NULL DEFAULT 0,
    already   INTEGER NOT NULL DEFAULT 0,
    combined  INTEGER NOT NULL DEFAULT 0,
    conflicts INTEGER NOT NULL DEFAULT 0,
    ranges    TEXT NOT NULL DEFAULT '[]', -- JSON
    account   BLOB -- JSON, as the one who took it in wrote it
) STRICT;

-- Parcels that were refused because their device had made two different changes
-- under one number: its book is in use in two places.
CREATE TABLE IF NOT EXISTS fork (
    parcel    TEXT PRIMARY KEY,
    device    TEXT NOT NULL,
    number    INTEGER NOT NULL,
    at        INTEGER NOT NULL, -- Unix milliseconds, by this book's clock
    recipient TEXT NOT NULL -- whom to seal to for the book it came from
) STRICT, WITHOUT ROWID;

-- What others have said, in parcels of their own, that they hold: at a laptop
-- what the coordinator has received of its changes, at the coordinator what each
-- laptop has of everybody's. Never learnt from having sent something.
CREATE TABLE IF NOT EXISTS acknowledged (
    peer   TEXT NOT NULL, -- the device that holds it
    device TEXT NOT NULL,
    scope  TEXT NOT NULL,
    first  INTEGER NOT NULL CHECK (first > 0),
    last   INTEGER NOT NULL CHECK (last >= first),
    PRIMARY KEY (peer, device, scope, first)
) STRICT, WITHOUT ROWID;

-- Parcels of senders nobody has admitted yet, sealed as they came: one of each
-- sender, who is a device with a key. What stands beside the bytes is what the
-- parcel claims.
CREATE TABLE IF NOT EXISTS waiting (
    parcel    TEXT PRIMARY KEY,
    device    TEXT NOT NULL,
    sign      BLOB NOT NULL, -- public signing key
    recipient TEXT NOT NULL,
    role      TEXT NOT NULL,
    letter    TEXT NOT NULL,
    name      TEXT NOT NULL,
    number    INTEGER NOT NULL,
    sealed    INTEGER NOT NULL, -- Unix milliseconds, by the sender's clock
    arrived   INTEGER NOT NULL, -- Unix milliseconds, by this book's clock
    file      TEXT NOT NULL, -- base name
    bytes     BLOB NOT NULL,
    UNIQUE (device, sign)
) STRICT;

-- The content of attachments, in chunks of at most 1 MiB, each kept once however many attachments it is part of. It
-- travels, but is no part of the journal: which chunks an attachment is made of is, by their addresses.
CREATE TABLE IF NOT EXISTS chunk (
    address TEXT PRIMARY KEY, -- SHA-256 of bytes, hexadecimal
    bytes   BLOB NOT NULL
) STRICT;

-- What parcels of a newer version have told of kinds and fields this one does not know, so that they can be named.
CREATE TABLE IF NOT EXISTS term (
    kind   INTEGER NOT NULL,
    tag    INTEGER NOT NULL, -- 0: the kind itself
    name   TEXT NOT NULL,
    type   TEXT NOT NULL,
    policy TEXT NOT NULL,
    PRIMARY KEY (kind, tag)
) STRICT, WITHOUT ROWID;

-- Parts of parcels that only a newer version can read, each once and as it came, until this program is one.
CREATE TABLE IF NOT EXISTS newer (
    hash    TEXT PRIMARY KEY, -- SHA-256 of type and payload, hexadecimal
    type    INTEGER NOT NULL,
    payload BLOB, -- NULL: an erasure took it, and the hash keeps it from coming back
    parcel  TEXT NOT NULL, -- id of the first it came in
    device  TEXT NOT NULL -- that sealed that one
) STRICT;

-- Which erasures others have said, in parcels of their own, that they have
-- carried out.
CREATE TABLE IF NOT EXISTS carried (
    peer   TEXT NOT NULL, -- the device that carried it out
    device TEXT NOT NULL, -- these three name the erasure
    scope  TEXT NOT NULL,
    seq    INTEGER NOT NULL CHECK (seq > 0),
    PRIMARY KEY (peer, device, scope, seq)
) STRICT, WITHOUT ROWID;

-- Not local, but younger than the table: withdrawn records are few, and are asked for twice in every taking-in.
CREATE INDEX IF NOT EXISTS record_withdrawn ON record (id) WHERE status = 'withdrawn';

-- Books of before had the narrower index of the day.
CREATE INDEX IF NOT EXISTS record_listed ON record (kind, here, day, id, status, year);
DROP INDEX IF EXISTS record_day;
