package report

import (
	"fmt"
	"strings"
)

// ReservePaper is the page that goes into the safe: a coordinator's reserve key
// and what it is for. owner is the coordinator's name, day "2008-05-28". What it
// says has the key in groups for whoever must type it one day; a program can
// read the page as it is.
func ReservePaper(owner, day, key string) string {
	return fmt.Sprintf(reservePage, genitive(owner), longDay(day), strings.Join(keyLines(key), "\n    "))
}

const reservePage = `FELTBOG: RESERVENØGLE
til %s feltbog, skrevet ud %s

Hvad det er
    Nøglen åbner pakkerne fra alle pc'er den dag, koordinatorens feltbog ikke
    kan. Den ligger ikke længere i feltbogen: denne side er den eneste.

Gør nu
    Print siden, læg den i et pengeskab, og slet filen, også fra papirkurven.
    Hvem der har siden, kan læse alle pakker, der er forseglet indtil nu og
    herefter.

Den dag, den skal bruges
    Skriv nøglen af i en tekstfil, eller skan den, og indlæs pakkerne med
    feltbog take-in BOOK FILE --reserve-file NØGLEFIL
    Store og små bogstaver, mellemrum og linjeskift er ligegyldige. Slet filen
    bagefter.

Nøglen
    %s
`

// keyLines are a key's introduction, and the rest in groups of eight characters,
// four to a line.
func keyLines(key string) []string {
	cut := strings.LastIndex(key, "1") + 1
	lines, rest := []string{key[:cut]}, key[cut:]
	for line := []string(nil); rest != ""; {
		group := rest[:min(8, len(rest))]
		rest = rest[len(group):]
		if line = append(line, group); len(line) == 4 || rest == "" {
			lines, line = append(lines, strings.Join(line, " ")), nil
		}
	}
	return lines
}
