package store

import (
	"context"
	"errors"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/durable"
	"feltbog/app/fault"
)

// primary are the result codes of SQLite that mean something a user can act on.
// See https://www.sqlite.org/rescode.html.
var primary = map[int]fault.Code{
	sqlite3.SQLITE_FULL:     fault.DiskFull,
	sqlite3.SQLITE_READONLY: fault.NotWritable,
	sqlite3.SQLITE_PERM:     fault.NotWritable,
	sqlite3.SQLITE_CANTOPEN: fault.NotWritable,
	sqlite3.SQLITE_IOERR:    fault.NotWritable,
	sqlite3.SQLITE_BUSY:     fault.InUse,
	sqlite3.SQLITE_LOCKED:   fault.InUse,
	sqlite3.SQLITE_PROTOCOL: fault.InUse,
	sqlite3.SQLITE_CORRUPT:  fault.Damaged,
	sqlite3.SQLITE_NOTADB:   fault.NotABook,
}

// extended are the codes whose primary code says too little.
var extended = map[int]fault.Code{
	// The file the readers share could not grow.
	sqlite3.SQLITE_IOERR_SHMSIZE: fault.DiskFull,

	sqlite3.SQLITE_IOERR_READ:       fault.Damaged,
	sqlite3.SQLITE_IOERR_SHORT_READ: fault.Damaged,
	sqlite3.SQLITE_IOERR_DATA:       fault.Damaged,
	sqlite3.SQLITE_IOERR_CORRUPTFS:  fault.Damaged,
}

// cause gives err the fault it amounts to. A fault already in it stands; an
// error that means nothing to a user stays as it is.
func cause(err error) error {
	if err == nil {
		return nil
	}
	if _, told := errors.AsType[*fault.Error](err); told {
		return err
	}
	if code := meaning(err); code != "" {
		return fault.New(code).Because(err)
	}
	return err
}

func meaning(err error) fault.Code {
	if database, ok := errors.AsType[*sqlite.Error](err); ok {
		if code, ok := extended[database.Code()]; ok {
			return code
		}
		return primary[database.Code()&0xff]
	}
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return fault.Stopped
	case errors.Is(err, fs.ErrExist):
		return fault.Exists
	case errors.Is(err, fs.ErrNotExist):
		return fault.NotFound
	case errors.Is(err, fs.ErrPermission):
		return fault.NotWritable
	}
	if code := disk(err); code != "" {
		return code
	}
	if told, ok := durable.Fault(err).(*fault.Error); ok {
		return told.Code
	}
	return ""
}
