package book

func project() *Kind {
	return &Kind{
		Tag: 24, Name: "project", Reach: Register, Title: []string{"name"},
		Label:  Label{"Projekt", "Project"},
		Plural: Label{"Projekter", "Projects"},
		Fields: append(common(),
			field(10, "name", Line, "Navn", "Name").needed(),
			field(11, "owner", Ref, "Ejer", "Owner").to("actor").needed(),
			field(12, "partners", Refs, "Partnere", "Partners").to("actor"),
			field(13, "areas", Refs, "Områder", "Areas").to("area").needed(),
			field(14, "target_group", Line, "Målgruppe", "Target group"),
			field(15, "challenges", Refs, "Udfordringer", "Challenges").to("challenge"),
			field(16, "phase", Choice, "Fase", "Phase").from("phase"),
			field(17, "start", Day, "Start", "Start"),
			field(18, "end", Day, "Slut", "End"),
			field(19, "funding", Line, "Finansiering", "Funding"),
			field(20, "purpose", Note, "Formål", "Purpose").most(4_000),
			field(21, "success_criteria", Note, "Succeskriterier", "Success criteria").most(4_000),
		),
	}
}

func actor() *Kind {
	return &Kind{
		Tag: 25, Name: "actor", Reach: Register, Title: []string{"name"},
		Label:  Label{"Aktør", "Actor"},
		Plural: Label{"Aktører", "Actors"},
		Fields: append(common(),
			field(10, "name", Line, "Navn", "Name").needed(),
			field(11, "kind", Choice, "Slags", "Kind").from("actor_kind").needed(),
			field(12, "sector", Choice, "Sektor", "Sector").from("sector").needed(),
			field(13, "administration", Ref, "Forvaltning", "Administration").to("administration"),
			field(14, "areas", Refs, "Områder", "Areas").to("area"),
			field(15, "other_names", Line, "Andre navne", "Other names"),
			field(16, "cvr", Line, "CVR-nummer", "CVR number").most(8),
		),
	}
}

func contact() *Kind {
	return &Kind{
		Tag: 26, Name: "contact", Reach: Register, Title: []string{"function"},
		Label:  Label{"Kontaktperson", "Contact"},
		Plural: Label{"Kontaktpersoner", "Contacts"},
		Fields: append(common(),
			field(10, "actor", Ref, "Aktør", "Actor").to("actor").part().needed(),
			field(11, "function", Line, "Funktion", "Function").needed(),
			field(12, "name", Line, "Navn", "Name").hint("Kun fagpersoner, aldrig borgere", "Professionals only, never citizens"),
			field(13, "phone", Line, "Arbejdstelefon", "Work phone").most(40),
			field(14, "mail", Line, "Arbejdsmail", "Work mail").most(120),
			field(15, "delete_by", Day, "Slettes senest", "Delete by").needed(),
		),
	}
}

func challenge() *Kind {
	return &Kind{
		Tag: 27, Name: "challenge", Reach: Register, Office: true, Year: "year", Title: []string{"name"},
		Label:  Label{"Udfordring", "Challenge"},
		Plural: Label{"Udfordringer", "Challenges"},
		Fields: append(common(),
			field(10, "year", Whole, "År", "Year").between(2000, 2100).needed(),
			field(11, "code", Line, "Kode", "Code").most(10).needed(),
			field(12, "name", Line, "Navn", "Name").needed(),
			field(13, "table_name", Line, "Navn i tabeller", "Name in tables").most(60).needed(),
			field(14, "order", Whole, "Rækkefølge", "Order").between(0, 1_000),
			field(15, "predecessor", Ref, "Forgænger", "Predecessor").to("challenge"),
		),
	}
}

func area() *Kind {
	return &Kind{
		Tag: 28, Name: "area", Reach: Register, Office: true, Title: []string{"name"},
		Label:  Label{"Område", "Area"},
		Plural: Label{"Områder", "Areas"},
		Fields: append(common(),
			field(10, "name", Line, "Navn", "Name").needed(),
			field(11, "kind", Choice, "Slags", "Kind").from("area_kind").needed(),
			field(12, "parent", Ref, "Del af", "Part of").to("area").part(),
			field(13, "focus_years", Line, "Fokus i år", "Focus in years").most(60),
			field(14, "overall_plan", Yes, "Helhedsplan", "Overall plan"),
		),
	}
}

func administration() *Kind {
	return &Kind{
		Tag: 29, Name: "administration", Reach: Register, Office: true, Title: []string{"name"},
		Label:  Label{"Forvaltning", "Administration"},
		Plural: Label{"Forvaltninger", "Administrations"},
		Fields: append(common(),
			field(10, "code", Line, "Kode", "Code").most(10).needed(),
			field(11, "name", Line, "Navn", "Name").needed(),
			field(12, "valid_from", Day, "Gælder fra", "Valid from"),
			field(13, "valid_to", Day, "Gælder til", "Valid to"),
		),
	}
}

func staff() *Kind {
	return &Kind{
		Tag: 30, Name: "staff", Reach: Register, Office: true, Title: []string{"initials"},
		Label:  Label{"Medarbejder", "Staff"},
		Plural: Label{"Medarbejdere", "Staff"},
		Fields: append(common(),
			field(10, "initials", Line, "Initialer", "Initials").most(10).needed(),
			field(11, "role", Choice, "Rolle", "Role").from("staff_role").needed(),
			field(12, "person_years", Quarter, "Årsværk", "Person-years").between(0, 400),
		),
	}
}
