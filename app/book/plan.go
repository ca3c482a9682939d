package book

func planLine() *Kind {
	return &Kind{
		Tag: 22, Name: "plan_line", Reach: Register, Office: true, Year: "year", Title: []string{"title"},
		Label:  Label{"Indsatsområde", "Plan line"},
		Plural: Label{"Arbejdsplan", "Work plan"},
		Fields: append(common(),
			field(10, "year", Whole, "År", "Year").between(2000, 2100).needed(),
			field(11, "order", Whole, "Nr.", "No.").between(1, 1_000),
			field(12, "title", Line, "Titel", "Title").most(500).needed(),
			field(13, "person_years", Quarter, "Årsværk", "Person-years").between(0, 400).needed(),
			field(14, "of_which", Ref, "Heraf (del af)", "Of which (part of)").to("plan_line").part(),
			field(15, "areas", Refs, "Områder", "Areas").to("area"),
			field(16, "challenges", Refs, "Udfordringer", "Challenges").to("challenge"),
			field(17, "responsible", Ref, "Ansvarlig", "Responsible").to("staff"),
			field(18, "decision", Ref, "Beslutning", "Decision").to("decision"),
			field(19, "part_name", Line, "Betegnelse som »heraf«", "Name as “of which”"),
		),
	}
}

func deliverable() *Kind {
	return &Kind{
		Tag: 23, Name: "deliverable", Reach: Register, Office: true, Date: "due", Title: []string{"title"},
		Label:  Label{"Leverance", "Deliverable"},
		Plural: Label{"Leverancer", "Deliverables"},
		Fields: append(common(),
			field(10, "title", Line, "Titel", "Title").needed(),
			field(11, "plan_line", Ref, "Indsatsområde", "Plan line").to("plan_line").part().needed(),
			field(12, "due", Day, "Frist", "Due"),
			field(13, "criterion", Line, "Kriterium", "Criterion").most(500),
			field(14, "progress", Choice, "Forløb", "Progress").from("deliverable_progress"),
			field(15, "evidence", Refs, "Dokumentation", "Evidence"),
		),
	}
}

func decision() *Kind {
	return &Kind{
		Tag: 31, Name: "decision", Reach: Register, Office: true, Date: "date", Title: []string{"committee"},
		Label:  Label{"Beslutning", "Decision"},
		Plural: Label{"Beslutninger", "Decisions"},
		Fields: append(common(),
			field(10, "committee", Line, "Udvalg", "Committee").needed(),
			field(11, "date", Day, "Dato", "Date").needed(),
			field(12, "item", Line, "Dagsordenspunkt", "Agenda item").needed(),
			field(13, "wording", Note, "Ordlyd", "Wording").most(4_000),
		),
	}
}

func halfDay() *Kind {
	return &Kind{
		Tag: 36, Name: "half_day", Reach: Activity, Date: "week", Title: []string{"plan_line"},
		Label:  Label{"Halvdagsmærke", "Half-day mark"},
		Plural: Label{"Halvdagsmærker", "Half-day marks"},
		Fields: append(common(),
			field(10, "week", Day, "Uge (mandag)", "Week (Monday)").needed(),
			field(11, "plan_line", Ref, "Indsatsområde", "Plan line").to("plan_line").part().needed(),
			field(12, "staff", Ref, "Medarbejder", "Staff").to("staff").needed(),
			field(13, "count", Whole, "Halve dage", "Half days").between(0, 14).needed(),
		),
	}
}

func wording() *Kind {
	return &Kind{
		Tag: 37, Name: "wording", Reach: Register, Office: true, Year: "year", Title: []string{"section"},
		Label:  Label{"Rapporttekst", "Report wording"},
		Plural: Label{"Rapporttekster", "Report wordings"},
		Fields: append(common(),
			field(10, "year", Whole, "År", "Year").between(2000, 2100).needed(),
			field(11, "section", Choice, "Afsnit", "Section").from("section").needed(),
			field(12, "text", Note, "Tekst", "Text").needed(),
		),
	}
}
