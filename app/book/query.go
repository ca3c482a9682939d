package book

// query is what the coordinator asks about one record. Only she asks and
// closes; anyone who has the record answers.
func query() *Kind {
	return &Kind{
		Tag: 38, Name: "query", Reach: Activity, Title: []string{"text"},
		Label:  Label{"Forespørgsel", "Query"},
		Plural: Label{"Forespørgsler", "Queries"},
		Fields: append(common(),
			field(10, "source", Ref, "Om", "About").office(),
			field(11, "text", Line, "Forespørgsel", "Query").most(500).office(),
			field(12, "answer", Note, "Svar", "Answer"),
			field(13, "closed", Yes, "Lukket", "Closed").office(),
		),
	}
}
