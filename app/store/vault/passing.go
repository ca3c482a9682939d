package vault

import (
	"slices"

	sqlite3 "modernc.org/sqlite/lib"
)

// passing is a file that SQLite makes for itself and throws away: it lives and
// dies in memory.
type passing struct{ content []byte }

func passingOf(place uintptr) *passing { return held[*passing]((*head)(at(place)).handle) }

func passingClose(_ tls, place uintptr) int32 {
	clear(passingOf(place).content)
	release((*head)(at(place)).handle)
	return sqlite3.SQLITE_OK
}

func passingRead(_ tls, place, buffer uintptr, size int32, offset int64) int32 {
	content, to := passingOf(place).content, memory(buffer, int(size))
	n := 0
	if offset < int64(len(content)) {
		n = copy(to, content[offset:])
	}
	if n < len(to) {
		clear(to[n:])
		return sqlite3.SQLITE_IOERR_SHORT_READ
	}
	return sqlite3.SQLITE_OK
}

func passingWrite(_ tls, place, buffer uintptr, size int32, offset int64) int32 {
	p := passingOf(place)
	if end := int(offset) + int(size); end > len(p.content) {
		p.content = slices.Grow(p.content, end-len(p.content))[:end]
	}
	copy(p.content[offset:], memory(buffer, int(size)))
	return sqlite3.SQLITE_OK
}

func passingTruncate(_ tls, place uintptr, size int64) int32 {
	p := passingOf(place)
	if size < int64(len(p.content)) {
		clear(p.content[size:])
		p.content = p.content[:size]
	}
	return sqlite3.SQLITE_OK
}

func passingFileSize(_ tls, place, out uintptr) int32 {
	*(*int64)(at(out)) = int64(len(passingOf(place).content))
	return sqlite3.SQLITE_OK
}

func passingNothing(tls, uintptr, int32) int32 { return sqlite3.SQLITE_OK }

func passingUnlocked(_ tls, _, out uintptr) int32 {
	*(*int32)(at(out)) = 0
	return sqlite3.SQLITE_OK
}

func passingUnknown(tls, uintptr, int32, uintptr) int32 { return sqlite3.SQLITE_NOTFOUND }

func passingZero(tls, uintptr) int32 { return 0 }

var methodsInMemory = table(ioMethods{
	FiVersion:               1,
	FxClose:                 pointer[closeFunc](passingClose),
	FxRead:                  pointer[moveFunc](passingRead),
	FxWrite:                 pointer[moveFunc](passingWrite),
	FxTruncate:              pointer[sizeFunc](passingTruncate),
	FxSync:                  pointer[numberFunc](passingNothing),
	FxFileSize:              pointer[pointFunc](passingFileSize),
	FxLock:                  pointer[numberFunc](passingNothing),
	FxUnlock:                pointer[numberFunc](passingNothing),
	FxCheckReservedLock:     pointer[pointFunc](passingUnlocked),
	FxFileControl:           pointer[controlFunc](passingUnknown),
	FxSectorSize:            pointer[closeFunc](passingZero),
	FxDeviceCharacteristics: pointer[closeFunc](passingZero),
})
