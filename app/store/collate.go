package store

import (
	"bytes"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"modernc.org/sqlite"
)

// A collator is not safe for concurrent use, and its buffer begins at 4 KB.
type collator struct {
	*collate.Collator
	buffer collate.Buffer
}

var collators = sync.Pool{New: func() any { return &collator{Collator: collate.New(language.Danish)} }}

// sortKey is a text as bytes that sort as a Danish dictionary does; empty for
// no text.
func sortKey(text string) []byte {
	if text == "" {
		return nil
	}
	collator := collators.Get().(*collator)
	defer collators.Put(collator)
	collator.buffer.Reset()
	return bytes.Clone(collator.KeyFromString(&collator.buffer, text))
}

func compareDanish(a, b string) int {
	collator := collators.Get().(*collator)
	defer collators.Put(collator)
	return collator.CompareString(a, b)
}

// The order for sorting by any other text of a record. No table or index uses
// it, so that other programs can read a book.
func init() { sqlite.MustRegisterCollationUtf8("danish", compareDanish) }
