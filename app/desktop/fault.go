package desktop

import (
	"errors"
	"maps"
	"strings"

	"feltbog/app/fault"
)

// Fault is one thing that went wrong. Code is "" where there is none.
type Fault struct {
	Code   string            `json:"code"`
	Field  string            `json:"field"`
	Params map[string]string `json:"params"`
}

// faultOf reads the fault in err; a nil err gives a Fault without a code.
func faultOf(err error) Fault {
	found := fault.Of(err)
	if found == nil {
		return Fault{Params: map[string]string{}}
	}
	params := maps.Clone(found.Params)
	if params == nil {
		params = map[string]string{}
	}
	return Fault{Code: string(found.Code), Field: found.Field, Params: params}
}

// refusal is what a promise is rejected with: the first fault, and all of them,
// in the order of the form.
type refusal struct {
	Fault
	All []Fault `json:"all"`
}

func rejection(err error) refusal {
	all := faultsOf(err)
	return refusal{Fault: all[0], All: all}
}

// faultsOf tells every fault in err, in order. An error without any is internal.
func faultsOf(err error) []Fault {
	list := []Fault{}
	for _, found := range gathered(err) {
		list = append(list, faultOf(found))
	}
	if len(list) == 0 && err != nil {
		list = append(list, faultOf(err))
	}
	return list
}

// gathered does not look beneath a fault: its cause is for developers.
func gathered(err error) []error {
	switch err := err.(type) {
	case nil:
		return nil
	case *fault.Error:
		return []error{err}
	case interface{ Unwrap() []error }:
		var all []error
		for _, one := range err.Unwrap() {
			all = append(all, gathered(one)...)
		}
		return all
	default:
		return gathered(errors.Unwrap(err))
	}
}

// code is a fault code under the name TypeScript knows it by.
type code struct {
	Value  fault.Code
	TSName string
}

// codes are all of them. The window's texts are keyed by this enumeration, so a
// code without a text does not compile there.
func codes() []code {
	list := []code{}
	for _, value := range fault.Codes() {
		var name strings.Builder
		for word := range strings.SplitSeq(string(value), "-") {
			name.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
		list = append(list, code{value, name.String()})
	}
	return list
}
