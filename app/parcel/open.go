package parcel

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"

	"feltbog/app/fault"
)

// Open reads a parcel and tells the Sink what is in it. Only when the error is
// nil was all of it whole and signed by the sender.
//
// Faults: NotAParcel, Damaged, NotForYou, ExpiredKey, PassphraseNeeded,
// WrongPassphrase, TooLarge, NewerVersion, OtherWorkspace, what Trust answers
// (UnknownSender), ForeignStream, WrongSignature. An error from the reader or from the Sink
// comes back as it was, wrapped.
func Open(r io.Reader, keys Keys, trust Trust, limits Limits, into Sink) (Receipt, error) {
	limits = limits.standard()
	file := &meter{from: r, limit: limits.File}
	receipt, err := open(file, keys, trust, limits, into)
	if file.err != nil {
		return Receipt{}, fmt.Errorf("read parcel: %w", file.err)
	}
	if err != nil {
		return Receipt{}, fmt.Errorf("open parcel: %w", err)
	}
	receipt.Bytes = file.count
	return receipt, nil
}

func open(file *meter, keys Keys, trust Trust, limits Limits, into Sink) (Receipt, error) {
	plain, err := decrypt(file, keys)
	if err != nil {
		return Receipt{}, err
	}
	content, err := newUnzipper(plain, limits)
	if err != nil {
		return Receipt{}, err
	}
	defer content.Close()
	o := newOpening(trust, into)
	return o.run(content, limits.Frame)
}

const ageIntro = "age-encryption.org/v1\n"

func decrypt(file io.Reader, keys Keys) (io.Reader, error) {
	buffered := bufio.NewReader(file)
	start, err := buffered.Peek(len(ageIntro))
	if err != nil {
		return nil, short(err, fault.NotAParcel, bytes.HasPrefix([]byte(ageIntro), start))
	}
	if string(start) != ageIntro {
		return nil, fault.New(fault.NotAParcel)
	}
	identities, err := keys.identities()
	if err != nil {
		return nil, err
	}
	if len(identities) == 0 {
		return nil, fault.New(fault.NotForYou)
	}
	plain, err := age.Decrypt(buffered, identities...)
	if mismatch := (*age.NoIdentityMatchError)(nil); errors.As(err, &mismatch) {
		return nil, keys.locked(mismatch)
	}
	if err != nil {
		return nil, damaged(err)
	}
	return plain, nil
}

// locked says why no key opened the file. Nothing on its outside tells whose it
// is: when keys of the reader's own have been destroyed, it may have been one of
// those.
func (k Keys) locked(mismatch *age.NoIdentityMatchError) error {
	held := k.copied()
	if len(mismatch.StanzaTypes) == 1 && mismatch.StanzaTypes[0] == "scrypt" {
		if held.passphrase == "" {
			return fault.New(fault.PassphraseNeeded)
		}
		return fault.New(fault.WrongPassphrase)
	}
	if held.destroyed > 0 {
		return fault.New(fault.ExpiredKey)
	}
	return fault.New(fault.NotForYou)
}
