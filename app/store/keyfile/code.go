package keyfile

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"strings"

	"feltbog/app/fault"
)

// Code is a recovery code: five groups of five characters and one to check them,
// "7K2QD-…-X". It has no letters that are taken for digits.
type Code string

// alphabet is Crockford's base 32: no I, L, O and U.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	codeLength = 25 // characters of five bits
	codeGroup  = 5
)

func newCode() Code {
	raw := make([]byte, codeLength)
	rand.Read(raw)
	for i, b := range raw {
		raw[i] = alphabet[b%byte(len(alphabet))] // 256 is a multiple of 32: no character is likelier
	}
	return Code(raw)
}

// String is the code as it is printed.
func (c Code) String() string {
	var groups []string
	for rest := string(c); rest != ""; rest = rest[codeGroup:] {
		groups = append(groups, rest[:codeGroup])
	}
	return strings.Join(append(groups, string(c.check())), "-")
}

// check is a character that tells most slips of the pen.
func (c Code) check() byte {
	sum := 0
	for i := range len(c) {
		sum = (sum*2 + strings.IndexByte(alphabet, c[i])*(i+1)) % 31
	}
	return alphabet[sum]
}

// ParseCode reads what String wrote, as someone types it: small letters, blanks
// and missing dashes do not matter, nor O for 0, I or L for 1. The fault is Invalid.
func ParseCode(text string) (Code, error) {
	text = strings.NewReplacer("O", "0", "I", "1", "L", "1", "-", "").Replace(strings.ToUpper(strings.Join(strings.Fields(text), "")))
	invalid := fault.At("code", fault.New(fault.Invalid))
	if len(text) != codeLength+1 || strings.Trim(text, alphabet) != "" {
		return "", invalid
	}
	code := Code(text[:codeLength])
	if code.check() != text[codeLength] {
		return "", invalid
	}
	return code, nil
}

func (c Code) key() []byte {
	key, err := hkdf.Key(sha256.New, []byte(c), nil, "Feltbog recovery code", KeySize)
	if err != nil {
		panic(err) // only for a size no hash can give
	}
	return key
}
