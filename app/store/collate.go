package store

import (
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"modernc.org/sqlite"
)

// A collator is not safe for concurrent use.
var collators = sync.Pool{New: func() any { return collate.New(language.Danish) }}

// sortKey is a text as bytes that sort as a Danish dictionary does; empty for
// no text.
func sortKey(text string) []byte {
	if text == "" {
		return nil
	}
	collator := collators.Get().(*collate.Collator)
	defer collators.Put(collator)
	var buffer collate.Buffer
	return collator.KeyFromString(&buffer, text)
}

func compareDanish(a, b string) int {
	collator := collators.Get().(*collate.Collator)
	defer collators.Put(collator)
	return collator.CompareString(a, b)
}

// The order for sorting by any other text of a record. No table or index uses
// it, so that other programs can read a book.
func init() { sqlite.MustRegisterCollationUtf8("danish", compareDanish) }
