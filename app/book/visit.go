package book

import "strconv"

// Maturity is one dimension of the maturity staircase: the fields
// maturity_<Name>_step, _evidence and _note of a visit. The eight are never
// summed to one score.
type Maturity struct {
	Name  string
	Label Label
	Steps [5]Label
}

// MaturityList is the code list holding the step texts of a dimension: codes
// "0" to "4".
func (m Maturity) MaturityList() string { return "maturity_" + m.Name }

func visit() *Kind {
	k := &Kind{
		Tag: 10, Name: "visit", Reach: Activity, Date: "date", Title: []string{"project"},
		Label:  Label{"Projektbesøg", "Project visit"},
		Plural: Label{"Projektbesøg", "Project visits"},
		Fields: append(common(),
			field(10, "date", Day, "Dato", "Date").needed(),
			field(11, "duration", Whole, "Varighed (minutter)", "Duration (minutes)").between(0, 1440),
			field(12, "project", Ref, "Projekt", "Project").to("project").needed(),
			field(13, "area", Ref, "Område", "Area").to("area").needed(),
			field(14, "staff", Refs, "TFI-medarbejdere", "TFI staff").to("staff").needed(),
			field(15, "met", Tally, "Mødt (kun antal, ingen navne)", "Met (numbers only, no names)").from("function").between(0, 10_000),
			field(16, "occasion", Choice, "Anledning", "Occasion").from("occasion"),
			field(17, "challenge", Ref, "Udfordring", "Challenge").to("challenge").needed(),
			field(18, "challenges", Refs, "Flere udfordringer", "Further challenges").to("challenge"),
			field(19, "themes", Choices, "Temaer", "Themes").from("theme"),
			field(20, "purpose", Choices, "Formål", "Purpose").from("purpose"),
			field(21, "summary", Note, "Resumé", "Summary").
				hint("Skriv ikke navne, CPR-numre eller helbredsoplysninger", "Write no names, CPR numbers or health details"),
			field(22, "next_visit", Day, "Næste besøg", "Next visit"),
		),
	}
	for i, dimension := range Maturities() {
		tag := 100 + 10*i
		prefix, group := "maturity_"+dimension.Name, "maturity_"+strconv.Itoa(i+1)
		k.Fields = append(k.Fields,
			field(tag, prefix+"_step", Choice, dimension.Label.Da, dimension.Label.En).from(dimension.MaturityList()).with(group),
			field(tag+1, prefix+"_evidence", Choice, dimension.Label.Da+": grundlag", dimension.Label.En+": evidence").from("evidence").with(group),
			field(tag+2, prefix+"_note", Line, dimension.Label.Da+": bemærkning", dimension.Label.En+": remark"),
		)
	}
	return k
}

// Maturities are the eight dimensions, in the order they are asked.
func Maturities() []Maturity {
	return []Maturity{
		{"problem", Label{"Problem og målgruppe", "Problem and target group"}, [5]Label{
			{"Ikke beskrevet", "Not described"}, {"Mundtligt", "Spoken"}, {"Skrevet", "Written"},
			{"Skrevet med tal", "Written with figures"}, {"Jævnligt genbesøgt", "Regularly revisited"}}},
		{"goals", Label{"Mål og succeskriterier", "Goals and success criteria"}, [5]Label{
			{"Ingen", "None"}, {"Hensigter", "Intentions"}, {"Mål", "Goals"},
			{"Målbare, med frist", "Measurable, with a deadline"}, {"Bruges til beslutninger", "Used for decisions"}}},
		{"theory", Label{"Forandringsteori", "Theory of change"}, [5]Label{
			{"Ingen", "None"}, {"Løs idé", "Loose idea"}, {"Skitse", "Sketch"},
			{"Nedskrevet kæde", "Written chain"}, {"Antagelser efterprøvet", "Assumptions tested"}}},
		{"management", Label{"Projektstyring", "Project management"}, [5]Label{
			{"Ingen", "None"}, {"Leder udpeget", "Leader appointed"}, {"Plan", "Plan"},
			{"Plan følges", "Plan is followed"}, {"Læring deles", "Learning is shared"}}},
		{"measurement", Label{"Effektmåling", "Effect measurement"}, [5]Label{
			{"Ingen", "None"}, {"Tæller deltagere", "Counts participants"}, {"Måler tilfredshed", "Measures satisfaction"},
			{"Før/efter", "Before/after"}, {"Sammenligning el. ekstern", "Comparison or external"}}},
		{"parents", Label{"Forældreinddragelse", "Parents' involvement"}, [5]Label{
			{"Ingen", "None"}, {"Informeres", "Informed"}, {"Inviteres", "Invited"},
			{"Deltager fast", "Take part regularly"}, {"Medudvikler", "Co-develop"}}},
		{"cooperation", Label{"Samarbejde på tværs af aktører", "Cooperation across actors"}, [5]Label{
			{"Alene", "Alone"}, {"Kender andre", "Knows others"}, {"Aftaler", "Agreements"},
			{"Fast forum", "Regular forum"}, {"Fælles mål", "Shared goals"}}},
		{"anchoring", Label{"Forankring i drift", "Anchoring in operation"}, [5]Label{
			{"Uafklaret", "Unsettled"}, {"Drøftet", "Discussed"}, {"Ansøgt", "Applied for"},
			{"Besluttet", "Decided"}, {"I drift", "In operation"}}},
	}
}
