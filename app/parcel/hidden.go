package parcel

import (
	"fmt"
	"log/slog"
)

// hidden, embedded, keeps a secret out of prints, logs and JSON.
//
// Its methods answer for it wherever fmt asks. Inside an unexported field fmt
// does not ask but reaches in, and for some verbs follows a pointer; it never
// follows two.
type hidden[T any] struct{ behind **T }

func hide[T any](secret *T) hidden[T] { return hidden[T]{&secret} }

// reveal gives nil for the zero value.
func (h hidden[T]) reveal() *T {
	if h.behind == nil {
		return nil
	}
	return *h.behind
}

const blank = "[secret]"

// Format prints a blank, whatever the verb.
func (h hidden[T]) Format(f fmt.State, _ rune) { fmt.Fprint(f, blank) }

// LogValue logs a blank.
func (h hidden[T]) LogValue() slog.Value { return slog.StringValue(blank) }

// MarshalText gives a blank to JSON and its like.
func (h hidden[T]) MarshalText() ([]byte, error) { return []byte(blank), nil }
