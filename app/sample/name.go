package sample

import (
	"strings"

	"feltbog/app/book"
)

// identify gives every record its id and lets the fields point to ids.
func (y *year) identify() {
	ids := map[string]book.ID{}
	for _, s := range y.saves {
		if _, known := ids[s.name]; !known {
			ids[s.name] = book.ID(y.lot.uuid(parse(s.day).UnixMilli(), s.name))
		}
	}
	for i := range y.saves {
		s := &y.saves[i]
		s.entry.ID = ids[s.name]
		kind := y.kind(s.entry.Kind)
		s.entry.Fields = rename(kind, s.entry.Fields, func(name string) string {
			id, ok := ids[name]
			if !ok {
				panic("sample: " + s.name + " points to " + name + ", which is nowhere")
			}
			return string(id)
		})
	}
}

// rename gives a copy of f in which every record pointed to is called something
// else.
func rename(kind *book.Kind, f book.Fields, call func(name string) string) book.Fields {
	renamed := book.Fields{}
	for name, answer := range f {
		field, _ := kind.Field(name)
		full := func(key string) string {
			if strings.Contains(key, "/") {
				return call(key)
			}
			return call(field.Kind + "/" + key)
		}
		switch field.Type {
		case book.Ref:
			renamed[name] = full(answer.(string))
		case book.Refs:
			var many []string
			for _, key := range answer.([]string) {
				many = append(many, full(key))
			}
			renamed[name] = many
		case book.Scale:
			scale := map[string]string{}
			for key, code := range answer.(map[string]string) {
				scale[full(key)] = code
			}
			renamed[name] = scale
		default:
			renamed[name] = answer
		}
	}
	return renamed
}

// key is a name without its kind.
func key(name string) string {
	_, key, _ := strings.Cut(name, "/")
	return key
}
