package parcel

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"

	"feltbog/app/fault"
)

// Outside is what anyone can see of a parcel without a key.
type Outside struct {
	Recipients  int   // how many keys open it; not whose
	Passphrase  bool  // it opens under a passphrase
	PostQuantum bool  // every recipient is a post-quantum one
	Bytes       int64 // size of the file
}

// Outline reads the outside of a parcel. That it looks whole says nothing: only
// Open can tell. Faults: NotAParcel, Damaged, TooLarge.
func Outline(r io.Reader) (Outside, error) {
	file := &meter{from: r, limit: Limits{}.standard().File}
	outside, err := outline(file)
	if file.err != nil {
		return Outside{}, fmt.Errorf("read parcel: %w", file.err)
	}
	if err != nil {
		return Outside{}, err
	}
	outside.Bytes = file.count
	return outside, nil
}

func outline(file io.Reader) (Outside, error) {
	buffered := bufio.NewReader(file)
	start, err := buffered.Peek(len(ageIntro))
	if err != nil {
		return Outside{}, short(err, fault.NotAParcel, bytes.HasPrefix([]byte(ageIntro), start))
	}
	if string(start) != ageIntro {
		return Outside{}, fault.New(fault.NotAParcel)
	}
	header, err := age.ExtractHeader(buffered)
	if err != nil {
		return Outside{}, damaged(err)
	}
	outside := Outside{PostQuantum: true}
	for line := range strings.Lines(string(header)) {
		kind, isStanza := strings.CutPrefix(line, "-> ")
		if !isStanza {
			continue
		}
		kind, _, _ = strings.Cut(strings.TrimSpace(kind), " ")
		outside.Recipients++
		outside.Passphrase = outside.Passphrase || kind == "scrypt"
		outside.PostQuantum = outside.PostQuantum && kind == "mlkem768x25519"
	}
	if _, err := io.Copy(io.Discard, buffered); err != nil {
		return Outside{}, damaged(err)
	}
	return outside, nil
}
