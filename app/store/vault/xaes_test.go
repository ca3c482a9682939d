package vault

import (
	"bytes"
	"encoding/hex"
	"testing"
)

// The vectors of https://c2sp.org/XAES-256-GCM.
func TestTheVectorsOfTheSpecificationComeOut(t *testing.T) {
	nonce := []byte("ABCDEFGHIJKLMNOPQRSTUVWX")
	for _, vector := range []struct {
		key         byte
		bound, want string
	}{
		{1, "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"},
		{3, "c2sp.org/XAES-256-GCM", "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"},
	} {
		x, err := newXAES(bytes.Repeat([]byte{vector.key}, KeySize))
		if err != nil {
			t.Fatal(err)
		}
		message, err := x.message(nonce)
		if err != nil {
			t.Fatal(err)
		}
		sealed := message.Seal(nil, nonce[12:], []byte("XAES-256-GCM"), []byte(vector.bound))
		if got := hex.EncodeToString(sealed); got != vector.want {
			t.Errorf("key %d: %s, the specification says %s", vector.key, got, vector.want)
		}
	}
}
