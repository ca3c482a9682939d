package book

import "slices"

// Option is one choice of a code list. FromYear and ToYear bound the years it
// may be chosen in; 0 means no bound. Options are retired, never deleted, so an
// old record keeps its words.
type Option struct {
	Code     string
	Label    Label
	FromYear int
	ToYear   int
	Order    int
}

// In tells whether the option may be chosen for a record of year; year 0 is a
// record not yet dated, which may choose anything.
func (o Option) In(year int) bool {
	return year == 0 || (o.FromYear == 0 || o.FromYear <= year) && (o.ToYear == 0 || year <= o.ToYear)
}

// Lists are the code lists by name, each in the order it is shown.
type Lists map[string][]Option

// Find looks a code up.
func (l Lists) Find(list, code string) (Option, bool) {
	i := slices.IndexFunc(l[list], func(o Option) bool { return o.Code == code })
	if i < 0 {
		return Option{}, false
	}
	return l[list][i], true
}

// Label is the text of a code in language; a code nobody knows is shown as it is.
func (l Lists) Label(list, code, language string) string {
	if option, ok := l.Find(list, code); ok {
		return option.Label.In(language)
	}
	return code
}

// With gives the lists with the coordinator's own options (records of kind
// option) added; one with a known list and code replaces it.
func (l Lists) With(options []Record) Lists {
	merged := make(Lists, len(l))
	for name, list := range l {
		merged[name] = slices.Clone(list)
	}
	for _, record := range options {
		if record.Status != Ready {
			continue
		}
		merged.put(record.Fields)
	}
	return merged
}

func (l Lists) put(f Fields) {
	name := f.Text("list")
	added := Option{
		Code:     f.Text("code"),
		Label:    Label{f.Text("danish"), f.Text("english")},
		FromYear: int(f.Number("from_year")),
		ToYear:   int(f.Number("to_year")),
		Order:    int(f.Number("order")),
	}
	if added.Label.En == "" {
		added.Label.En = added.Label.Da
	}
	i := slices.IndexFunc(l[name], func(o Option) bool { return o.Code == added.Code })
	if !f.Has("order") {
		added.Order = l.place(name, i)
	}
	if i >= 0 {
		l[name][i] = added
	} else {
		l[name] = append(l[name], added)
	}
	slices.SortStableFunc(l[name], func(a, b Option) int { return a.Order - b.Order })
}

// place is where an option stands that was given no order: where it stood, or
// last.
func (l Lists) place(name string, i int) int {
	switch {
	case i >= 0:
		return l[name][i].Order
	case len(l[name]) > 0:
		return l[name][len(l[name])-1].Order + 10
	default:
		return 10
	}
}

func list(options ...Option) []Option {
	for i := range options {
		options[i].Order = 10 * (i + 1)
	}
	return options
}

func o(code, da, en string) Option { return Option{Code: code, Label: Label{da, en}} }

func standardLists() Lists {
	lists := Lists{
		"status":               list(o("draft", "Kladde", "Draft"), o("ready", "Klar", "Ready"), o("withdrawn", "Trukket tilbage", "Withdrawn")),
		"occasion":             list(o("mapping", "Kortlægning", "Mapping"), o("follow_up", "Opfølgning", "Follow-up"), o("advice", "Rådgivning", "Advice"), o("network", "Netværk", "Network"), o("measurement", "Effektmåling", "Effect measurement")),
		"purpose":              list(o("barriers", "Afdække barrierer", "Uncover barriers"), o("facilitate", "Facilitere samarbejde", "Facilitate cooperation"), o("best_practice", "Samle god praksis", "Collect best practice")),
		"function":             list(o("frontline", "Frontmedarbejdere", "Frontline staff"), o("leader", "Ledere", "Leaders"), o("parent", "Forældre", "Parents"), o("youth", "Unge", "Young people"), o("volunteer", "Frivillige", "Volunteers")),
		"evidence":             list(o("document", "Dokument set", "Document seen"), o("told", "Fortalt", "Told"), o("estimate", "Skøn", "Estimate")),
		"theme":                list(o("parents", "Forældreinddragelse", "Parents' involvement"), o("crime", "Kriminalitetsforebyggelse", "Crime prevention"), o("school", "Uddannelse og skole", "Education and school"), o("work", "Beskæftigelse", "Employment"), o("leisure", "Fritid og foreningsliv", "Leisure and associations"), o("language", "Sprog og tolkning", "Language and interpreting"), o("safety", "Tryghed i boligområdet", "Safety in the housing area"), o("cooperation", "Samarbejde mellem aktører", "Cooperation between actors"), o("management", "Projektstyring og effektmåling", "Project management and effect measurement"), o("upbringing", "Opdragelse og grænser", "Upbringing and boundaries"), o("daycare", "Dagtilbud", "Day care"), o("inclusion", "Inklusion og diskrimination", "Inclusion and discrimination"), o("health", "Sundhed og trivsel", "Health and well-being"), o("other", "Andet", "Other")),
		"time_of_day":          list(o("morning", "Formiddag", "Morning"), o("afternoon", "Eftermiddag", "Afternoon"), o("evening", "Aften", "Evening"), o("weekend", "Weekend", "Weekend")),
		"place":                list(o("school", "Skole", "School"), o("daycare", "Daginstitution", "Day-care institution"), o("club", "Ungdomsklub", "Youth club"), o("community_house", "Beboerhus", "Community house"), o("library", "Bibliotek", "Library"), o("association", "Forening", "Association"), o("home", "Hjemme", "At home"), o("other", "Andet", "Other")),
		"dialogue_form":        list(o("assembly", "Stormøde", "Large meeting"), o("cafe", "Forældrecafé", "Parents' café"), o("academy", "Forældreakademi", "Parents' academy"), o("family_class", "Familieklasse", "Family class"), o("network", "Netværksgruppe", "Network group"), o("fathers", "Fædregruppe", "Fathers' group"), o("home_visits", "Hjemmebesøgsrunde", "Round of home visits"), o("other", "Andet", "Other")),
		"counting":             list(o("counted", "Talt", "Counted"), o("estimated", "Skønnet", "Estimated"), o("not_counted", "Ikke talt", "Not counted")),
		"frontline":            list(o("teacher", "Lærere", "Teachers"), o("pedagogue", "Pædagoger", "Pedagogues"), o("club", "Klubmedarbejdere", "Club staff"), o("ssp", "SSP", "SSP"), o("health_visitor", "Sundhedsplejersker", "Health visitors"), o("housing", "Boligsociale medarbejdere", "Housing social workers"), o("other", "Andre", "Others")),
		"language":             list(o("ar", "Arabisk", "Arabic"), o("so", "Somali", "Somali"), o("tr", "Tyrkisk", "Turkish"), o("ur", "Urdu", "Urdu"), o("fa", "Farsi og dari", "Farsi and Dari"), o("ku", "Kurdisk", "Kurdish"), o("ps", "Pashto", "Pashto"), o("sq", "Albansk", "Albanian"), o("bs", "Bosnisk, kroatisk, serbisk", "Bosnian, Croatian, Serbian"), o("vi", "Vietnamesisk", "Vietnamese"), o("en", "Engelsk", "English"), o("da", "Dansk", "Danish"), o("other", "Andet", "Other")),
		"interpreter":          list(o("not_needed", "Ikke nødvendig", "Not needed"), o("professional", "Professionel", "Professional"), o("volunteer", "Frivillig", "Volunteer"), o("missing", "Nødvendig, men manglede", "Needed but missing")),
		"presence":             list(o("in_person", "Til stede", "In person"), o("phone", "Telefon eller skærm", "Phone or screen")),
		"worked":               list(o("yes", "Ja", "Yes"), o("partly", "Delvist", "Partly"), o("no", "Nej", "No")),
		"progress":             list(o("received", "Modtaget", "Received"), o("clarifying", "Afklares", "Clarifying"), o("under_way", "I gang", "Under way"), o("closed", "Afsluttet", "Closed"), o("declined", "Afslået", "Declined")),
		"consultation_form":    list(o("meeting", "Møde", "Meeting"), o("phone", "Telefon", "Phone"), o("mail", "Mail", "Mail"), o("talk", "Oplæg", "Talk"), o("sparring", "Sparring på ansøgning", "Sparring on an application")),
		"event_kind":           list(o("conference", "Konference", "Conference"), o("workshop", "Workshop", "Workshop"), o("network", "Netværksmøde", "Network meeting"), o("festival", "Festival", "Festival"), o("information", "Informationsmøde", "Information meeting"), o("other", "Andet", "Other")),
		"audience":             list(o("actors", "Integrationsaktører", "Integration actors"), o("citizens", "Københavnere", "Copenhageners")),
		"agreement_progress":   list(o("open", "Åben", "Open"), o("under_way", "I gang", "Under way"), o("kept", "Holdt", "Kept"), o("not_kept", "Ikke holdt", "Not kept"), o("dropped", "Bortfaldet", "Dropped")),
		"observation_kind":     list(o("barrier", "Barriere", "Barrier"), o("need", "Behov", "Need"), o("good_practice", "God praksis", "Good practice"), o("risk", "Risiko", "Risk")),
		"strength":             list(o("seen", "Set", "Seen"), o("told", "Fortalt", "Told"), o("estimate", "Skøn", "Estimate")),
		"instrument":           list(o("requisition", "Rekvirenter", "Requesters"), o("consultation", "Rådgivne", "Advised")),
		"question_kind":        list(o("scale", "Skala", "Scale"), o("text", "Tekst", "Text")),
		"satisfaction":         list(o("high", "I høj grad", "To a high degree"), o("some", "I nogen grad", "To some degree"), o("less", "I mindre grad", "To a lesser degree"), o("none", "Slet ikke", "Not at all"), o("unknown", "Ved ikke", "Don't know")),
		"deliverable_progress": list(o("planned", "Planlagt", "Planned"), o("under_way", "I gang", "Under way"), o("delivered", "Leveret", "Delivered"), o("dropped", "Bortfaldet", "Dropped")),
		"phase":                list(o("idea", "Idé", "Idea"), o("planned", "Planlagt", "Planned"), o("under_way", "I gang", "Under way"), o("ended", "Afsluttet", "Ended"), o("anchored", "Forankret", "Anchored")),
		"actor_kind":           list(o("school", "Skole", "School"), o("daycare", "Daginstitution", "Day care"), o("youth_club", "Ungdomsklub", "Youth club"), o("ssp", "SSP", "SSP"), o("housing", "Boligselskab", "Housing association"), o("project", "Integrationsprojekt", "Integration project"), o("local_committee", "Lokaludvalg", "Local committee"), o("association", "Forening", "Association"), o("municipal", "Kommunal enhed", "Municipal unit"), o("company", "Virksomhed", "Company"), o("other", "Anden", "Other")),
		"sector":               list(o("municipal", "Kommunal", "Municipal"), o("private", "Privat", "Private"), o("voluntary", "Frivillig", "Voluntary")),
		"area_kind":            list(o("district", "Bydel", "District"), o("housing", "Boligområde", "Housing area"), o("city", "Hele byen", "The whole city")),
		"staff_role":           list(o("adviser", "Rådgiver", "Adviser"), o("coordinator", "Koordinator", "Coordinator")),
		"section":              list(o("title", "Titel", "Title"), o("case", "Sagsnummer", "Case number"), o("recommendation", "Indstilling", "Recommendation"), o("problem", "Problemstilling", "Problem"), o("status", "Status", "Status"), o("plan", "Arbejdsplan", "Work plan"), o("targets", "Målgrupper", "Target groups"), o("economy", "Økonomi", "Economy"), o("process", "Videre proces", "Further process")),
		"verdict":              list(o("same", "Samme", "Same"), o("different", "Forskellige", "Different")),
	}
	for _, dimension := range Maturities() {
		var steps []Option
		for i, label := range dimension.Steps {
			steps = append(steps, Option{Code: string(rune('0' + i)), Label: label})
		}
		lists[dimension.MaturityList()] = list(steps...)
	}
	return lists
}
