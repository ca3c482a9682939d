// Package fault is the one catalogue of everything that can go wrong.
//
// A fault is a word (Code), the field or thing it is about, and parameters that
// are safe to show and to log: counts, limits, record numbers, field names.
// It promises that every code has a text in Danish and in English that says
// what happened and what to do now, and that a code never changes its meaning.
// It refuses to carry free text, names of people or paths: what a user typed
// never travels in an error.
//
// Inside the rooms errors are wrapped as usual; the code is given where the
// meaning is known and read back at the edge with Of.
package fault

import (
	"errors"
	"maps"
)

// Code names one thing that can go wrong. Codes are words and never reused.
type Code string

// Error is a fault: Code says what happened, Field which field or argument it
// concerns ("" when none), Params fill the {holes} of the text.
type Error struct {
	Code   Code              `json:"code"`
	Field  string            `json:"field,omitempty"`
	Params map[string]string `json:"params,omitempty"`
	cause  error
}

// New makes a fault. Params are key, value, key, value …; a key left without a
// value is a programming error and panics.
func New(code Code, params ...string) *Error {
	if len(params)%2 != 0 {
		panic("fault: parameters come in pairs")
	}
	e := &Error{Code: code}
	if len(params) > 0 {
		e.Params = make(map[string]string, len(params)/2)
	}
	for i := 0; i < len(params); i += 2 {
		e.Params[params[i]] = params[i+1]
	}
	return e
}

// Error is for logs and developers; what a user reads is Text.
func (e *Error) Error() string {
	if e.Field != "" {
		return string(e.Code) + " (" + e.Field + ")"
	}
	return string(e.Code)
}

// Unwrap gives the cause, so errors.Is still sees what lay beneath.
func (e *Error) Unwrap() error { return e.cause }

// Because returns a copy of e that remembers its cause. The cause is for
// errors.Is only; it is never shown, since it may hold a path.
func (e *Error) Because(cause error) *Error {
	copied := *e
	copied.cause = cause
	return &copied
}

// With returns a copy of e with one more parameter.
func (e *Error) With(key, value string) *Error {
	copied := *e
	copied.Params = maps.Clone(e.Params)
	if copied.Params == nil {
		copied.Params = make(map[string]string, 1)
	}
	copied.Params[key] = value
	return &copied
}

// At says which field err is about. A nil err stays nil; a fault that already
// names its field keeps it.
func At(field string, err error) error {
	if err == nil {
		return nil
	}
	found := Of(err)
	if found.Field != "" {
		return err
	}
	copied := *found
	copied.Field = field
	copied.cause = err
	return &copied
}

// Of finds the fault in err. Nil gives nil; an error that carries no fault is
// Internal, with err as its cause.
func Of(err error) *Error {
	if err == nil {
		return nil
	}
	var found *Error
	if errors.As(err, &found) {
		return found
	}
	return New(Internal).Because(err)
}

// Is tells whether err carries the given code.
func Is(err error, code Code) bool {
	found := Of(err)
	return found != nil && found.Code == code
}
