package report

import "fmt"

// fieldwork is the sentence about visits and events. Each half is left out when
// there is nothing behind it.
func (p *paper) fieldwork() string {
	halves := []string{}
	if visits := p.visited(); visits != "" {
		halves = append(halves, visits)
	}
	if events := p.arranged(); events != "" {
		halves = append(halves, events)
	}
	if len(halves) == 0 {
		return fmt.Sprintf("Der er ikke registreret projektbesøg eller arrangementer i %d.", p.Year)
	}
	return "Derudover har TFI " + and(halves) + "."
}

func (p *paper) visited() string {
	projects, visits := p.value("projects.visited"), p.value("visits.count")
	if visits == 0 {
		return ""
	}
	return fmt.Sprintf("besøgt %s %s (%s besøg i alt)", p.text("projects.visited"),
		plural(projects, "integrationsprojekt", "integrationsprojekter"), p.text("visits.count"))
}

func (p *paper) arranged() string {
	if p.value("events.count") == 0 {
		return ""
	}
	const made = "lavet arrangementer for integrationsaktører"
	uncounted := and(p.facts.uncounted)
	switch came := p.value("events.participants"); {
	case came > 0 && uncounted != "":
		return fmt.Sprintf("%s, hvor %s københavnere deltog, samt de mange københavnere, der deltog i %s", made, p.text("events.participants"), uncounted)
	case came > 0:
		return fmt.Sprintf("%s, hvor %s %s deltog", made, p.text("events.participants"), plural(came, "københavner", "københavnere"))
	case uncounted != "":
		return fmt.Sprintf("%s, hvor deltagerne ikke er talt (%s)", made, uncounted)
	}
	return made
}

// met is the sentence about the meetings with parents.
func (p *paper) met() string {
	n := p.value("dialogues.count")
	if n == 0 {
		return ""
	}
	held := fmt.Sprintf("TFI har deltaget i %s %s", p.text("dialogues.count"), plural(n, "forældredialogmøde", "forældredialogmøder"))
	if p.value("dialogues.parents") == 0 {
		return held + "."
	}
	return held + fmt.Sprintf(" med %s forældre.", p.text("dialogues.parents"))
}

// kept is the sentence about agreements that fell due.
func (p *paper) kept() string {
	n := p.value("agreements.due")
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Af %s %s med frist i %d er %s holdt, heraf %s til tiden.",
		p.text("agreements.due"), plural(n, "aftale", "aftaler"), p.Year,
		p.text("agreements.kept"), p.text("agreements.in_time"))
}
