package housekeeping

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	wordless    = regexp.MustCompile(`(?s)<script\b.*?</script>|<style\b.*?</style>|<kbd\b.*?</kbd>|<!--.*?-->|&\w+;`)
	spokenTitle = regexp.MustCompile(`\b(?:aria-label|aria-description|title|placeholder|alt|label|text)="([^"]*)"`)
	tag         = regexp.MustCompile(`(?s)<[^>]*>`)
	wording     = regexp.MustCompile(`\p{L}{2,}(?: \p{L}+)*`)
)

// What is called the same in every language.
var names = []string{"Feltbog", "Word", "Excel"}

// markup is what of a screen is neither logic, look, the name of a key nor an expression.
func markup(screen string) string {
	var kept strings.Builder
	depth := 0
	for _, r := range wordless.ReplaceAllString(screen, "") {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case depth == 0:
			kept.WriteRune(r)
		}
	}
	return kept.String()
}

// monolingual finds words written into a screen: in messages they would be in both languages and change at once.
func monolingual(t *testing.T, house fs.FS) []string {
	var breaches []string
	for _, name := range files(t, house, ".svelte") {
		screen, err := fs.ReadFile(house, name)
		if err != nil {
			t.Fatal(err)
		}
		left := markup(string(screen))
		said := []string{tag.ReplaceAllString(left, "\n")}
		for _, match := range spokenTitle.FindAllStringSubmatch(left, -1) {
			said = append(said, match[1])
		}
		for _, words := range wording.FindAllString(strings.Join(said, "\n"), -1) {
			if !slices.Contains(names, words) {
				breaches = append(breaches, name+": "+words+": what the window says is in frontend/src/messages")
			}
		}
	}
	return breaches
}

func TestTheScreensSayNothingInOneLanguageOnly(t *testing.T) {
	tidy(t, monolingual)
	planted(t, monolingual, "frontend/src/App.svelte", `<p>Gem og ny</p>`, 1)
	planted(t, monolingual, "frontend/src/App.svelte", `<button aria-label="Luk">×</button>`, 1)
	planted(t, monolingual, "frontend/src/App.svelte", `<button>Gem{#if a}&nbsp;nu{/if}</button>`, 1)
	planted(t, monolingual, "frontend/src/App.svelte", `<kbd aria-hidden="true">Ctrl S</kbd>&ensp;`, 0)
	planted(t, monolingual, "frontend/src/App.svelte", "<script>const a = '<p>Luk</p>'</script>\n<style>p { top: 0 }</style>", 0)
	planted(t, monolingual, "frontend/src/App.svelte", `<p class="cut">{#if a}{say({ b: 'c' })} · {/if}Feltbog</p>`, 0)
}
