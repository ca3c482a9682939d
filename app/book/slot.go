package book

import (
	"strconv"

	"feltbog/app/fault"
)

// Slot names one register of a record: the field's tag, and for a field that
// holds one register per option, the option's key ("" otherwise).
type Slot struct {
	Tag int
	Key string
}

// mostOptions bounds every field with one register per option.
const mostOptions = 1_000

func (f Field) options(answer any) (map[string]Value, error) {
	given, err := f.given(answer)
	if err != nil {
		return nil, err
	}
	limit := int64(mostOptions)
	if f.Max > 0 && (f.Type == Choices || f.Type == Refs) {
		limit = f.Max
	}
	if int64(len(given)) > limit {
		return nil, fault.New(fault.TooMany, "limit", strconv.FormatInt(limit, 10))
	}
	for key := range given {
		if !isCode(key) {
			return nil, fault.New(fault.Invalid)
		}
	}
	return given, nil
}

func (f Field) given(answer any) (map[string]Value, error) {
	switch f.Type {
	case Tally:
		return f.counts(answer)
	case Scale:
		return f.marks(answer)
	default:
		return ticked(answer)
	}
}

func ticked(answer any) (map[string]Value, error) {
	keys, ok := words(answer)
	if !ok {
		return nil, fault.New(fault.Invalid)
	}
	given := make(map[string]Value, len(keys))
	for _, key := range keys {
		given[key] = Bool(true)
	}
	return given, nil
}

func (f Field) counts(answer any) (map[string]Value, error) {
	tally, ok := numbers(answer)
	if !ok {
		return nil, fault.New(fault.Invalid)
	}
	given := make(map[string]Value, len(tally))
	for key, n := range tally {
		if n < f.Min || n > f.Max {
			return nil, f.outOfRange()
		}
		given[key] = Count(n)
	}
	return given, nil
}

func (f Field) marks(answer any) (map[string]Value, error) {
	scale, ok := texts(answer)
	if !ok {
		return nil, fault.New(fault.Invalid)
	}
	given := make(map[string]Value, len(scale))
	for key, code := range scale {
		if code != "" && !isCode(code) {
			return nil, fault.New(fault.Invalid)
		}
		given[key] = Text(code)
	}
	return given, nil
}
