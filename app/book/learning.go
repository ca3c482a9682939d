package book

func observation() *Kind {
	return &Kind{
		Tag: 16, Name: "observation", Reach: Activity, Title: []string{"text"},
		Label:  Label{"Observation", "Observation"},
		Plural: Label{"Observationer", "Observations"},
		Fields: append(common(),
			field(10, "text", Note, "Observation", "Observation").most(2_000).needed(),
			field(11, "challenge", Ref, "Udfordring", "Challenge").to("challenge").needed(),
			field(12, "kind", Choice, "Slags", "Kind").from("observation_kind"),
			field(13, "area", Ref, "Område", "Area").to("area"),
			field(14, "source", Ref, "Ud af", "Out of").part().needed(),
			field(15, "strength", Choice, "Grundlag", "Strength").from("strength"),
		),
	}
}

func conclusion() *Kind {
	return &Kind{
		Tag: 17, Name: "conclusion", Reach: Register, Office: true, Year: "year", Title: []string{"text"},
		Label:  Label{"Konklusion", "Conclusion"},
		Plural: Label{"Konklusioner", "Conclusions"},
		Fields: append(common(),
			field(10, "year", Whole, "År", "Year").between(2000, 2100).needed(),
			field(11, "challenge", Ref, "Udfordring", "Challenge").to("challenge").needed(),
			field(12, "text", Note, "Konklusion", "Conclusion").most(2_000).needed(),
			field(13, "supported", Refs, "Støttes af", "Supported by").to("observation"),
			field(14, "contradicted", Refs, "Modsiges af", "Contradicted by").to("observation"),
			field(15, "author", Ref, "Forfatter", "Author").to("staff"),
			field(16, "order", Whole, "Rækkefølge", "Order").between(0, 1_000),
		),
	}
}

func survey() *Kind {
	return &Kind{
		Tag: 18, Name: "survey", Reach: Register, Office: true, Year: "year", Title: []string{"title"},
		Label:  Label{"Spørgeskema", "Survey"},
		Plural: Label{"Spørgeskemaer", "Surveys"},
		Fields: append(common(),
			field(10, "title", Line, "Titel", "Title").needed(),
			field(11, "instrument", Choice, "Til", "For").from("instrument").needed(),
			field(12, "year", Whole, "År", "Year").between(2000, 2100).needed(),
			field(13, "version", Whole, "Version", "Version").between(1, 1_000),
		),
	}
}

func question() *Kind {
	return &Kind{
		Tag: 19, Name: "question", Reach: Register, Office: true, Title: []string{"text"},
		Label:  Label{"Spørgsmål", "Question"},
		Plural: Label{"Spørgsmål", "Questions"},
		Fields: append(common(),
			field(10, "survey", Ref, "Spørgeskema", "Survey").to("survey").part().needed(),
			field(11, "order", Whole, "Rækkefølge", "Order").between(1, 1_000).needed(),
			field(12, "text", Line, "Spørgsmål", "Question").most(500).needed(),
			field(13, "kind", Choice, "Slags", "Kind").from("question_kind").needed(),
			field(14, "shared_key", Line, "Fælles nøgle", "Shared key").most(40).
				hint("»headline« er det fælles hovedspørgsmål", "“headline” is the shared headline question"),
		),
	}
}

func dispatch() *Kind {
	return &Kind{
		Tag: 20, Name: "dispatch", Reach: Activity, Date: "date", Title: []string{"survey"},
		Label:  Label{"Udsendelse", "Dispatch"},
		Plural: Label{"Udsendelser", "Dispatches"},
		Fields: append(common(),
			field(10, "survey", Ref, "Spørgeskema", "Survey").to("survey").part().needed(),
			field(11, "date", Day, "Dato", "Date").needed(),
			field(12, "sent", Whole, "Antal udsendt", "Number sent").between(0, 100_000).needed(),
		),
	}
}

func answer() *Kind {
	return &Kind{
		Tag: 21, Name: "answer", Reach: Activity, Date: "received", Title: []string{"survey"},
		Label:  Label{"Besvarelse", "Answer"},
		Plural: Label{"Besvarelser", "Answers"},
		Fields: append(common(),
			field(10, "survey", Ref, "Spørgeskema", "Survey").to("survey").part().needed(),
			field(11, "received", Day, "Modtaget", "Received").needed(),
			field(12, "answers", Scale, "Svar", "Answers").to("question").from("satisfaction"),
			field(13, "remark", Note, "Bemærkning", "Remark").most(4_000),
		),
	}
}
