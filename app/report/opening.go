package report

import (
	"fmt"

	"feltbog/app/report/docx"
)

// opening is the paper down to the problem it answers.
func (p *paper) opening() {
	p.add(docx.Title{Text: p.title()})
	p.say(fmt.Sprintf("Med afsæt i den konkrete model for udmøntning af TaskForce Integration fremlægges status for arbejdet i %d samt arbejdsplan for indsatsområder og leverancer i %d.",
		p.Year, p.Year+1))
	for _, n := range p.Notices {
		p.add(docx.Note{Runs: docx.Plain(n.Text)})
	}
	p.heading(1, "Indstilling og beslutning")
	p.enumerate(true, "recommendation", p.recommendation())
	p.heading(1, "Problemstilling")
	p.prose("problem", p.problem())
}

// title is the name of the paper, with its case number when it has one.
func (p *paper) title() string {
	title := line1(p.facts.wording.paragraphs("title", fmt.Sprintf("Arbejdsplan %d for TaskForce Integration", p.Year+1)))
	if number := line1(p.facts.wording.paragraphs("case", "")); number != "" {
		title += " (" + number + ")"
	}
	return title
}

func line1(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}

// The beginnings below are the words of the founding paper, with its years made
// the report's. They stand until the coordinator writes others.

func (p *paper) recommendation() string {
	return fmt.Sprintf(`Beskæftigelses- og Integrationsforvaltningen indstiller,
at Beskæftigelses- og Integrationsudvalget tager status for arbejdet i %d for TaskForce Integration til efterretning.
at Beskæftigelses- og Integrationsudvalget godkender vedlagte arbejdsplan for %d.`, p.Year, p.Year+1)
}

func (p *paper) problem() string {
	return fmt.Sprintf(`I %d ønsker TaskForce Integration (TFI) at understøtte Københavns Kommunes tryghedsindsats og målsætning om, at København skal være en tryggere by at færdes i. Unge med etnisk minoritetsbaggrund er overrepræsenteret i kriminalitetsstatistikkerne, de føler sig i højere grad udsat for diskrimination og i mindre grad inkluderet i det danske samfund.
Det er TFI’s vurdering, at én af vejene til at nå de unge og dermed arbejde med disse problematikker er via et tæt samarbejde og dialog med de unges forældre. På baggrund af erfaringer fra TFI’s ungeindsats i %d vurderes det, at der er et stort behov for at styrke arbejdet med inddragelse af forældre med etnisk minoritetsbaggrund i den samlede integrationsindsats. Dette gælder for både de kommunale, private og frivillige indsatser og projekter.`, p.Year+1, p.Year)
}

const statusBeginning = `Arbejdet er funderet på en områdebaseret indsats, hvor der først og fremmest er skabt overblik over allerede eksisterende netværk, projekter og lokale initiativer i udvalgte lokalområder.`

func (p *paper) planBeginning() string {
	return fmt.Sprintf(`I %d vil TFI arbejde med at styrke dialog og samarbejde mellem de kommunale indsatser og forældre med etnisk minoritetsbaggrund, hvad angår børne- og ungearbejdet. Endvidere vurderes det, at der er et behov for at koncentrere indsatsen i %d til færre bydele.`, p.Year+1, p.Year+1)
}

const targetsBeginning = `Målgruppen for arbejdet vil være frontmedarbejdere, der arbejder med børn og unge i følgende institutioner, organisationer og projekter:
Skoler, daginstitutioner og ungdomsklubber samt SSP
Boligselskaber
Integrationsprojekter
Lokaludvalgene`
