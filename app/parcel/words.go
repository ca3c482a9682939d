package parcel

import (
	"crypto/subtle"
	_ "embed"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/crypto/scrypt"

	"feltbog/app/fault"
	"feltbog/app/journal"
)

// A phrase is six words out of 512: 54 bits.
const (
	phraseWords = 6
	wordBits    = 9
)

// Making one phrase costs about half a second and 128 MiB, so that looking for
// keys that happen to have the same six words is hopeless.
const stretch = 1 << 17

//go:embed words.txt
var wordsText string

var words = strings.Fields(wordsText)

// Phrase is the six words by which a person tells another over the phone which
// keys a device has. The zero Phrase is that of no device.
type Phrase struct{ words [phraseWords]string }

// PhraseOf makes the six words of a device. Any other id or key gives others.
func PhraseOf(device journal.Device, public Public) (Phrase, error) {
	return phraseOf(device, public, stretch)
}

func phraseOf(device journal.Device, public Public, cost int) (Phrase, error) {
	about := spelt("Feltbog six words", string(device), string(public.SignKey), public.Recipient)
	raw, err := scrypt.Key(about, []byte("Feltbog six words"), cost, 8, 1, 8)
	if err != nil {
		return Phrase{}, fmt.Errorf("stretch keys: %w", err)
	}
	bits := binary.BigEndian.Uint64(raw)
	var p Phrase
	for i := range p.words {
		p.words[i] = words[bits>>(64-wordBits)]
		bits <<= wordBits
	}
	return p, nil
}

// ParsePhrase reads six words as a person types them: case, commas and how the
// three last letters of the alphabet are written make no difference, nor does
// the end of a word, since no two begin with the same four letters.
//
// The faults are six-words when there are not six, and unknown-word with the
// place (from 1) of one that is not on the list.
func ParsePhrase(text string) (Phrase, error) {
	typed := strings.FieldsFunc(canonical(text), func(r rune) bool { return strings.ContainsRune(" \t\r\n,;.-", r) })
	if len(typed) != phraseWords {
		return Phrase{}, fault.At("words", fault.New(fault.SixWords))
	}
	var p Phrase
	for i, word := range typed {
		found := slices.IndexFunc(words, func(listed string) bool { return start(listed) == start(word) })
		if found < 0 {
			return Phrase{}, fault.At("words", fault.New(fault.UnknownWord, "place", strconv.Itoa(i+1)))
		}
		p.words[i] = words[found]
	}
	return p, nil
}

// String is the phrase as it is shown and read aloud.
func (p Phrase) String() string { return strings.Join(p.words[:], " ") }

// Is tells whether two phrases are the same, all six words of them. How long it
// takes does not tell which word is wrong.
func (p Phrase) Is(other Phrase) bool {
	return subtle.ConstantTimeCompare([]byte(p.String()), []byte(other.String())) == 1
}

// letters writes the Danish letters as those do who have no key for them.
var letters = strings.NewReplacer("\u00e6", "ae", "\u00f8", "oe", "\u00e5", "aa", "\u00e9", "e")

// start is what tells a word from all others: its first four letters.
func start(word string) string {
	plain := letters.Replace(strings.ToLower(word))
	return plain[:min(4, len(plain))]
}
