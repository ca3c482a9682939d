package desktop

import (
	"unicode/utf8"

	"feltbog/app/boot"
)

// Hit is a place in a text that looks like personal data. Start and End count
// UTF-16 units, as JavaScript does.
type Hit struct {
	Field  string `json:"field"`
	Kind   string `json:"kind"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Masked string `json:"masked"`
	Likely bool   `json:"likely"`
}

func hitOf(field, text string, hit boot.Found) Hit {
	return Hit{
		Field: field, Kind: string(hit.Kind), Masked: hit.Masked, Likely: hit.Likely,
		Start: units(text[:hit.Start]), End: units(text[:hit.End]),
	}
}

// units is the length of text in JavaScript.
func units(text string) int {
	n := utf8.RuneCountInString(text)
	for _, r := range text {
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
