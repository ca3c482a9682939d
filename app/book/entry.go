package book

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"feltbog/app/fault"
)

// Encode turns what was entered into register values. Every field of f is read:
// nil or "" clears a field. A field with one register per option is given
// whole, and current (the registers as they are) tells which options to take
// away. All faults are returned at once, joined, each with its field; nothing
// is required here.
func (k *Kind) Encode(f Fields, current map[Slot]Value) (map[Slot]Value, error) {
	values := map[Slot]Value{}
	var faults []error
	for name, answer := range f {
		field, ok := k.Field(name)
		if !ok {
			faults = append(faults, fault.At(name, fault.New(fault.UnknownField)))
			continue
		}
		if answer == "" {
			answer = nil
		}
		if err := field.encode(answer, current, values); err != nil {
			faults = append(faults, fault.At(name, err))
		}
	}
	slices.SortFunc(faults, func(a, b error) int { return strings.Compare(fault.Of(a).Field, fault.Of(b).Field) })
	return values, errors.Join(faults...)
}

func (f Field) encode(answer any, current, into map[Slot]Value) error {
	if !f.Type.PerOption() {
		slot := Slot{Tag: f.Tag}
		value, err := f.one(answer)
		if f.Fixed && !current[slot].IsEmpty() && value != current[slot] {
			return fault.New(fault.Fixed)
		}
		into[slot] = value
		return err
	}
	given, err := f.options(answer)
	if err != nil {
		return err
	}
	for slot, value := range current {
		if slot.Tag == f.Tag && !value.IsEmpty() {
			if _, kept := given[slot.Key]; !kept {
				into[slot] = Value{}
			}
		}
	}
	for key, value := range given {
		into[Slot{Tag: f.Tag, Key: key}] = value
	}
	return nil
}

func (f Field) one(answer any) (Value, error) {
	if answer == nil {
		return Value{}, nil
	}
	switch f.Type {
	case Whole:
		return f.whole(answer)
	case Quarter:
		return f.quarter(answer)
	case Yes:
		truth, ok := answer.(bool)
		if !ok {
			return Value{}, fault.New(fault.Invalid)
		}
		return Bool(truth), nil
	}
	text, ok := answer.(string)
	if !ok {
		return Value{}, fault.New(fault.Invalid)
	}
	value := Text(text)
	if f.Max > 0 && int64(utf8.RuneCountInString(value.Words())) > f.Max {
		return Value{}, fault.New(fault.TooLong, "limit", strconv.FormatInt(f.Max, 10))
	}
	if !value.IsEmpty() && !f.Type.accepts(value.Words()) {
		return Value{}, fault.New(fault.Invalid)
	}
	return value, nil
}

func (t Type) accepts(text string) bool {
	switch t {
	case Line:
		return !strings.Contains(text, "\n")
	case Day:
		return isDay(text)
	case Choice, Ref:
		return isCode(text)
	default:
		return true
	}
}

// isCode tells whether s can be the code of an option or the id of a record.
// Anything longer or not canonical comes from no form, and as the key of a
// register it could not be read back from a parcel.
func isCode(s string) bool {
	return s != "" && len(s) <= 60 && !strings.Contains(s, "\n") && Text(s).Words() == s
}

func (f Field) whole(answer any) (Value, error) {
	n, ok := integer(answer)
	if !ok {
		return Value{}, fault.New(fault.Invalid)
	}
	if n < f.Min || n > f.Max {
		return Value{}, f.outOfRange()
	}
	return Count(n), nil
}

func (f Field) quarter(answer any) (Value, error) {
	var n float64
	switch given := answer.(type) {
	case float64:
		n = given
	case int64:
		n = float64(given)
	case int:
		n = float64(given)
	default:
		return Value{}, fault.New(fault.Invalid)
	}
	quarters := n * 4
	if quarters != math.Trunc(quarters) {
		return Value{}, fault.New(fault.Invalid)
	}
	if quarters < float64(f.Min) || quarters > float64(f.Max) {
		return Value{}, f.outOfRange()
	}
	return Count(int64(quarters)), nil
}

func (f Field) outOfRange() error {
	low, high := f.Min, f.Max
	if f.Type == Quarter {
		low, high = low/4, high/4
	}
	return fault.New(fault.OutOfRange, "min", fmt.Sprint(low), "max", fmt.Sprint(high))
}
