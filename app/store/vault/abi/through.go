package abi

import "unsafe"

// Head is what stands before the file below in the memory SQLite gives for one.
type Head struct {
	Methods uintptr // as every sqlite3_file begins
	Handle  uintptr // see Hold
}

// HeadSize is the size of a Head, in bytes.
const HeadSize = int32(unsafe.Sizeof(Head{}))

// HeadOf gives the head of a file.
func HeadOf(file uintptr) *Head { return (*Head)(At(file)) }

// Below gives the file below one, and its functions.
func Below(file uintptr) (inner uintptr, methods *IOMethods) {
	inner = file + uintptr(HeadSize)
	return inner, (*IOMethods)(At(*(*uintptr)(At(inner))))
}

// Through is a file that does nothing itself: all it is asked goes to the one
// below. It cannot be mapped into memory, which goes around everybody.
func Through() IOMethods {
	return IOMethods{
		FiVersion:               2,
		FxClose:                 Pointer[CloseFunc](throughClose),
		FxRead:                  Pointer[MoveFunc](throughRead),
		FxWrite:                 Pointer[MoveFunc](throughWrite),
		FxTruncate:              Pointer[SizeFunc](throughTruncate),
		FxSync:                  Pointer[NumberFunc](throughSync),
		FxFileSize:              Pointer[PointFunc](throughFileSize),
		FxLock:                  Pointer[NumberFunc](throughLock),
		FxUnlock:                Pointer[NumberFunc](throughUnlock),
		FxCheckReservedLock:     Pointer[PointFunc](throughCheckReservedLock),
		FxFileControl:           Pointer[ControlFunc](throughFileControl),
		FxSectorSize:            Pointer[CloseFunc](throughSectorSize),
		FxDeviceCharacteristics: Pointer[CloseFunc](throughDeviceCharacteristics),
		FxShmMap:                Pointer[ShmMapFunc](throughShmMap),
		FxShmLock:               Pointer[ShmLockFunc](throughShmLock),
		FxShmBarrier:            Pointer[BarrierFunc](throughShmBarrier),
		FxShmUnmap:              Pointer[NumberFunc](throughShmUnmap),
	}
}

func throughClose(t TLS, file uintptr) int32 {
	inner, below := Below(file)
	return Function[CloseFunc](below.FxClose)(t, inner)
}

func throughRead(t TLS, file, buffer uintptr, size int32, offset int64) int32 {
	inner, below := Below(file)
	return Function[MoveFunc](below.FxRead)(t, inner, buffer, size, offset)
}

func throughWrite(t TLS, file, buffer uintptr, size int32, offset int64) int32 {
	inner, below := Below(file)
	return Function[MoveFunc](below.FxWrite)(t, inner, buffer, size, offset)
}

func throughTruncate(t TLS, file uintptr, size int64) int32 {
	inner, below := Below(file)
	return Function[SizeFunc](below.FxTruncate)(t, inner, size)
}

func throughSync(t TLS, file uintptr, flags int32) int32 {
	inner, below := Below(file)
	return Function[NumberFunc](below.FxSync)(t, inner, flags)
}

func throughFileSize(t TLS, file, out uintptr) int32 {
	inner, below := Below(file)
	return Function[PointFunc](below.FxFileSize)(t, inner, out)
}

func throughLock(t TLS, file uintptr, level int32) int32 {
	inner, below := Below(file)
	return Function[NumberFunc](below.FxLock)(t, inner, level)
}

func throughUnlock(t TLS, file uintptr, level int32) int32 {
	inner, below := Below(file)
	return Function[NumberFunc](below.FxUnlock)(t, inner, level)
}

func throughCheckReservedLock(t TLS, file, out uintptr) int32 {
	inner, below := Below(file)
	return Function[PointFunc](below.FxCheckReservedLock)(t, inner, out)
}

func throughFileControl(t TLS, file uintptr, what int32, argument uintptr) int32 {
	inner, below := Below(file)
	return Function[ControlFunc](below.FxFileControl)(t, inner, what, argument)
}

func throughSectorSize(t TLS, file uintptr) int32 {
	inner, below := Below(file)
	return Function[CloseFunc](below.FxSectorSize)(t, inner)
}

func throughDeviceCharacteristics(t TLS, file uintptr) int32 {
	inner, below := Below(file)
	return Function[CloseFunc](below.FxDeviceCharacteristics)(t, inner)
}

func throughShmMap(t TLS, file uintptr, region, size, extend int32, out uintptr) int32 {
	inner, below := Below(file)
	return Function[ShmMapFunc](below.FxShmMap)(t, inner, region, size, extend, out)
}

func throughShmLock(t TLS, file uintptr, offset, count, flags int32) int32 {
	inner, below := Below(file)
	return Function[ShmLockFunc](below.FxShmLock)(t, inner, offset, count, flags)
}

func throughShmBarrier(t TLS, file uintptr) {
	inner, below := Below(file)
	Function[BarrierFunc](below.FxShmBarrier)(t, inner)
}

func throughShmUnmap(t TLS, file uintptr, erase int32) int32 {
	inner, below := Below(file)
	return Function[NumberFunc](below.FxShmUnmap)(t, inner, erase)
}
