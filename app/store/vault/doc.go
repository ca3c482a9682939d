// Package vault seals the files of a book under SQLite's feet: what SQLite
// reads and writes is plain, what lies on the disk is not.
//
// It is a shim over the platform's own VFS (https://sqlite.org/vfs.html). Locks,
// shared memory, syncing and deleting stay SQLite's; only the bytes of xRead and
// xWrite change on their way. So everything SQLite can do works in a sealed
// book: WAL, full text, VACUUM INTO, integrity_check. The driver is the same pure
// Go one; the vault needs no C.
//
// # What it must withstand
//
// A laptop is stolen, switched off or asleep; a disk is imaged, thrown out or
// copied every night; somebody changes the file and puts it back. Without the
// key nothing of the content can be read from any file SQLite makes, and no
// changed or moved page is ever taken for a page of the book.
//
// # The format
//
// Pages are 4,096 bytes, of which SQLite leaves the last 40 alone ("reserved
// bytes" in its file format). Each page is sealed whenever it is written, with
// XAES-256-GCM (https://c2sp.org/XAES-256-GCM) under a fresh random nonce:
//
//	page    4,056 sealed bytes · tag 16 · nonce 24      bound to its number
//	page 1  "Feltbog sealed 1" · 4,040 sealed bytes · tag 16 · nonce 24
//	frame   24 + 4,056 sealed bytes · tag 16 · nonce 24 bound to its place in the log
//	image   as a page                                   bound to its place in the journal
//	                                                    and the page number before it
//
// A frame is what the write-ahead log holds of a page: SQLite's header of 24
// bytes, sealed together with the page, so that neither page numbers nor
// checksums of plain text show. Each kind of file has a key of its own, derived by
// HKDF-SHA-256 from the book's, and what a seal is bound to is its additional
// data: no page can be moved, passed off as another's, or brought from another
// file.
//
// 192 random bits a nonce never repeat in practice: 2⁸⁰ writes are a chance of
// 2⁻³² (the specification's own arithmetic). That is why not AES-GCM alone, whose
// 96 bits would oblige us to count writes. Why not AES-XTS, as full-disk ciphers
// use: it authenticates nothing, and was three to five times slower here. Why not
// SQLCipher: it is C.
//
// # What SQLite needs that is easy to miss
//
//   - It reads parts of page 1 before it has looked at the log or the journal. A
//     page 1 torn by a power cut is mended from there, so such a read must not
//     fail: it is answered with the header of an empty book. Other parts are read
//     without a lock while another connection writes; they are tried again.
//   - A frame is written in two pieces, header first. The header waits in memory
//     for its page. SQLite rewrites headers alone when a transaction overwrites
//     frames of its own; it reads the whole frame just before, and such a header
//     is put together with the page that stands there at once.
//   - A frame that does not open is the end of the log, as a wrong checksum would
//     be: that is what a power cut leaves. A page that does not open is damage.
//   - An image in a journal that does not open is where the journal ends. It is not
//     answered with zeros: SQLite's checksum of a page looks at every two-hundredth
//     byte, and zeros match that of many a page.
//   - What is past the end of the file reads as zeros. A page of zeros within it is
//     damage: SQLite would take one for the end of a long text. (It leaves such
//     holes only where secure_delete is off.)
//   - No memory mapping: it would go around the cipher. The methods are version 2,
//     which has none. Nor partial page reads, which SQLite does where a file says
//     it may.
//   - Temporary files (statement journals, sorts) stay in memory, whatever their
//     size.
//   - Buffers handed to transpiled code lie outside Go's memory: a stack moves.
//
// # What it does not give
//
// Nothing while the book is open. No protection against putting back an older
// copy of the whole file, or of one page: what was once page 7 of this book opens
// as its page 7 for ever, unless SQLite finds that it does not fit the others. The
// size of a book shows, and in the index of the log (-shm, gone when a book is
// closed) which pages are in it. The rollback journal, which Feltbog uses only
// while a book or a backup is being made, shows page numbers and SQLite's checksum
// of every two-hundredth byte.
//
// # How it is proven
//
// Power cuts at every write, torn sectors among them, are simulated on a disk of
// our own (package disk), the same for plain SQLite as a control. Vectors of the
// format and of the keys are written down in its tests, and every page and frame
// is flipped there.
//
// # What it costs
//
// go run ./build bench sealed measures against plain SQLite, turn by turn in one run:
// one commit 1.06 times as long, bulk 1.03, a row by its number 1.0, a page of a list
// 1.0, a search 0.9 to 1.0, opening a book and its first list 1.2 to 1.3 (1.4 ms). What has nothing
// in memory pays for every page it opens: the same page of a list then takes 1.9
// times as long (0.6 ms), a scan of all rows 1.2.
//
// # What it stands on
//
// The layout of structs in modernc.org/sqlite/lib and calls through
// modernc.org/libc. Both are pinned, a test holds them against the versions this
// was proven on, and a self-test runs before the first book is opened.
package vault
