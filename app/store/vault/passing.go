package vault

import (
	"slices"

	sqlite3 "modernc.org/sqlite/lib"

	"feltbog/app/store/vault/abi"
)

// passing is a file that SQLite makes for itself and throws away: it lives and
// dies in memory.
type passing struct{ content []byte }

func passingOf(place uintptr) *passing { return abi.Held[*passing](abi.HeadOf(place).Handle) }

func passingClose(_ abi.TLS, place uintptr) int32 {
	clear(passingOf(place).content)
	abi.Release(abi.HeadOf(place).Handle)
	return sqlite3.SQLITE_OK
}

func passingRead(_ abi.TLS, place, buffer uintptr, size int32, offset int64) int32 {
	content, to := passingOf(place).content, abi.Memory(buffer, int(size))
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

func passingWrite(_ abi.TLS, place, buffer uintptr, size int32, offset int64) int32 {
	p := passingOf(place)
	if end := int(offset) + int(size); end > len(p.content) {
		p.content = slices.Grow(p.content, end-len(p.content))[:end]
	}
	copy(p.content[offset:], abi.Memory(buffer, int(size)))
	return sqlite3.SQLITE_OK
}

func passingTruncate(_ abi.TLS, place uintptr, size int64) int32 {
	p := passingOf(place)
	if size < int64(len(p.content)) {
		clear(p.content[size:])
		p.content = p.content[:size]
	}
	return sqlite3.SQLITE_OK
}

func passingFileSize(_ abi.TLS, place, out uintptr) int32 {
	*(*int64)(abi.At(out)) = int64(len(passingOf(place).content))
	return sqlite3.SQLITE_OK
}

func passingNothing(abi.TLS, uintptr, int32) int32 { return sqlite3.SQLITE_OK }

func passingUnlocked(_ abi.TLS, _, out uintptr) int32 {
	*(*int32)(abi.At(out)) = 0
	return sqlite3.SQLITE_OK
}

func passingUnknown(abi.TLS, uintptr, int32, uintptr) int32 { return sqlite3.SQLITE_NOTFOUND }

func passingZero(abi.TLS, uintptr) int32 { return 0 }

var methodsInMemory = abi.Table(abi.IOMethods{
	FiVersion:               1,
	FxClose:                 abi.Pointer[abi.CloseFunc](passingClose),
	FxRead:                  abi.Pointer[abi.MoveFunc](passingRead),
	FxWrite:                 abi.Pointer[abi.MoveFunc](passingWrite),
	FxTruncate:              abi.Pointer[abi.SizeFunc](passingTruncate),
	FxSync:                  abi.Pointer[abi.NumberFunc](passingNothing),
	FxFileSize:              abi.Pointer[abi.PointFunc](passingFileSize),
	FxLock:                  abi.Pointer[abi.NumberFunc](passingNothing),
	FxUnlock:                abi.Pointer[abi.NumberFunc](passingNothing),
	FxCheckReservedLock:     abi.Pointer[abi.PointFunc](passingUnlocked),
	FxFileControl:           abi.Pointer[abi.ControlFunc](passingUnknown),
	FxSectorSize:            abi.Pointer[abi.CloseFunc](passingZero),
	FxDeviceCharacteristics: abi.Pointer[abi.CloseFunc](passingZero),
})
