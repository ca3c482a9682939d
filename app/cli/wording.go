package cli

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"feltbog/app/book"
	"feltbog/app/fault"
)

// wording turns codes and ids into what a person calls them.
type wording struct {
	lists  book.Lists
	titles map[book.ID]string
}

// answer is a field's answer in words, "" when it is not filled.
func (w wording) answer(field book.Field, fields book.Fields) string {
	if !fields.Has(field.Name) {
		return ""
	}
	switch field.Type {
	case book.Choices, book.Refs:
		var all []string
		for _, key := range fields.Many(field.Name) {
			all = append(all, w.key(field, key))
		}
		return strings.Join(all, ", ")
	case book.Tally:
		return pairs(fields.Tally(field.Name), func(key string, n int64) string {
			return w.key(field, key) + " " + strconv.FormatInt(n, 10)
		})
	case book.Scale:
		return pairs(fields.Scale(field.Name), func(key, code string) string {
			return w.key(field, key) + ": " + w.lists.Label(field.List, code, "da")
		})
	}
	return w.plain(field, fields[field.Name])
}

func (w wording) plain(field book.Field, answer any) string {
	switch value := answer.(type) {
	case bool:
		return yesNo(value)
	case float64:
		return strings.Replace(strconv.FormatFloat(value, 'f', -1, 64), ".", ",", 1)
	case string:
		return w.text(field, value)
	}
	return fmt.Sprint(answer)
}

func (w wording) text(field book.Field, text string) string {
	switch field.Type {
	case book.Choice:
		return w.lists.Label(field.List, text, "da")
	case book.Ref:
		return w.title(text)
	case book.Day:
		return day(text)
	}
	return text
}

// key names one option of a field that holds several.
func (w wording) key(field book.Field, key string) string {
	if field.Type == book.Refs || field.Type == book.Scale {
		return w.title(key)
	}
	return w.lists.Label(field.List, key, "da")
}

func (w wording) title(id string) string {
	if title := w.titles[book.ID(id)]; title != "" {
		return title
	}
	return id
}

// value is one register's value in words.
func (w wording) value(field book.Field, value book.Value) string {
	switch {
	case value.IsEmpty():
		return ""
	case field.Type == book.Quarter:
		return w.plain(field, float64(value.Number())/4)
	case field.Type == book.Scale:
		return w.lists.Label(field.List, value.Words(), "da")
	case value.Form() == book.Truth:
		return yesNo(value.Bool())
	case value.Form() == book.Words:
		return w.text(field, value.Words())
	}
	return value.String()
}

func pairs[V any](answers map[string]V, words func(string, V) string) string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(answers)) {
		all = append(all, words(key, answers[key]))
	}
	return strings.Join(all, ", ")
}

// day writes 2008-05-28 as Danes do.
func day(iso string) string {
	parsed, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return parsed.Format("02.01.2006")
}

func (s *stage) moment(instant int64) string {
	return time.UnixMilli(instant).In(s.config.Zone).Format("02.01.2006 15.04")
}

func kindLabel(name string) string {
	if kind, ok := book.Standard().Kind(name); ok {
		return kind.Label.Da
	}
	return name
}

// fieldLabel is what a field is called on the screen. Without a kind it is what the first kind that has
// such a field calls it.
func fieldLabel(kind, name string) string {
	for _, known := range book.Standard().Kinds {
		if field, ok := known.Field(name); ok && (kind == "" || kind == known.Name) {
			return field.Label.Da
		}
	}
	return name
}

func statusWord(status book.Status) string {
	return book.Standard().Lists.Label("status", string(status), "da")
}

// labelled names the field of a fault as the screen does.
func labelled(kind string, f *fault.Error) *fault.Error {
	renamed := *f
	renamed.Field = fieldLabel(kind, f.Field)
	return &renamed
}
