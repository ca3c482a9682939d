package book

import (
	"feltbog/app/fault"
)

// Surroundings are what a rule may know beside the record itself.
type Surroundings struct {
	Today string // 2008-05-28, from the injected clock
	Lists Lists
	// Look finds the fields of a record of kind by id; kind "" is any. Nil means
	// references cannot be followed and are taken at their word.
	Look func(kind string, id ID) (Fields, bool)
}

// Ready gives every reason why a record with these fields may not be marked
// ready, each a fault with its field, in the order of the form. None means it
// may.
func (k *Kind) Ready(f Fields, around Surroundings) []*fault.Error {
	var faults []*fault.Error
	year := Record{Fields: f}.Year(k)
	for _, field := range k.Fields {
		if err := field.ready(f, year, around); err != nil {
			faults = append(faults, fault.Of(fault.At(field.Name, err)))
		}
	}
	for _, rule := range rules[k.Name] {
		if err := rule(f, around); err != nil {
			faults = append(faults, fault.Of(err))
		}
	}
	return faults
}

func (f Field) ready(fields Fields, year int, around Surroundings) error {
	if !fields.Has(f.Name) {
		if f.Required {
			return fault.New(fault.Required)
		}
		return nil
	}
	switch f.Type {
	case Choice:
		return f.chosen(fields.Text(f.Name), year, around.Lists)
	case Choices:
		return each(fields.Many(f.Name), func(code string) error { return f.chosen(code, year, around.Lists) })
	case Ref:
		return f.points(fields.Text(f.Name), around)
	case Refs:
		return each(fields.Many(f.Name), func(id string) error { return f.points(id, around) })
	case Tally:
		for code := range fields.Tally(f.Name) {
			if err := f.chosen(code, year, around.Lists); err != nil {
				return err
			}
		}
	case Scale:
		for id, code := range fields.Scale(f.Name) {
			if err := f.points(id, around); err != nil {
				return err
			}
			if err := f.chosen(code, year, around.Lists); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f Field) chosen(code string, year int, lists Lists) error {
	option, ok := lists.Find(f.List, code)
	if !ok {
		return fault.New(fault.UnknownOption)
	}
	if !option.In(year) {
		return fault.New(fault.RetiredOption)
	}
	return nil
}

func (f Field) points(id string, around Surroundings) error {
	if around.Look == nil {
		return nil
	}
	if _, ok := around.Look(f.Kind, ID(id)); !ok {
		return fault.New(fault.UnknownRecord)
	}
	return nil
}

func each(many []string, check func(string) error) error {
	for _, one := range many {
		if err := check(one); err != nil {
			return err
		}
	}
	return nil
}
