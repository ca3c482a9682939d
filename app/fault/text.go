package fault

import (
	"embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

// The texts are JSON so that the window can import the very same files and its
// compiler can refuse a code without a text.
//
//go:embed texts/da.json texts/en.json
var files embed.FS

var texts = sync.OnceValue(func() map[string]map[Code]string {
	all := make(map[string]map[Code]string, 2)
	for _, language := range []string{"da", "en"} {
		raw, err := files.ReadFile("texts/" + language + ".json")
		if err != nil {
			panic(err)
		}
		table := map[Code]string{}
		if err := json.Unmarshal(raw, &table); err != nil {
			panic("fault: texts/" + language + ".json: " + err.Error())
		}
		all[language] = table
	}
	return all
})

// Codes lists every code that has a text, sorted. A test holds it against the
// constants, so it is the list of all codes.
func Codes() []Code {
	table := texts()["da"]
	codes := make([]Code, 0, len(table))
	for code := range table {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// Text says in language ("da" or "en") what happened and what to do now. A nil
// err gives "". The {holes} are filled from Params and {field} from Field.
func Text(language string, err error) string {
	found := Of(err)
	if found == nil {
		return ""
	}
	table, ok := texts()[language]
	if !ok {
		table = texts()["da"]
	}
	text, ok := table[found.Code]
	if !ok {
		text = table[Internal]
	}
	pairs := []string{"{field}", found.Field}
	for key, value := range found.Params {
		pairs = append(pairs, "{"+key+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
