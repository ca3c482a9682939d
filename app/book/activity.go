package book

func requisition() *Kind {
	return &Kind{
		Tag: 12, Name: "requisition", Reach: Activity, Date: "received", Title: []string{"subject"},
		Label:  Label{"Rekvirering", "Requisition"},
		Plural: Label{"Rekvireringer", "Requisitions"},
		Fields: append(common(),
			field(10, "received", Day, "Modtaget", "Received").needed(),
			field(11, "requester", Ref, "Rekvirent", "Requester").to("actor").needed(),
			field(12, "administration", Ref, "Forvaltning", "Administration").to("administration"),
			field(13, "function", Line, "Rekvirentens funktion", "Requester's function"),
			field(14, "subject", Line, "Emne", "Subject").needed(),
			field(15, "description", Note, "Beskrivelse", "Description"),
			field(16, "challenge", Ref, "Udfordring", "Challenge").to("challenge").needed(),
			field(17, "challenges", Refs, "Flere udfordringer", "Further challenges").to("challenge"),
			field(18, "area", Ref, "Område", "Area").to("area"),
			field(19, "purpose", Choices, "Formål", "Purpose").from("purpose"),
			field(20, "wanted_by", Day, "Ønsket senest", "Wanted by"),
			field(21, "responsible", Ref, "Ansvarlig", "Responsible").to("staff"),
			field(22, "progress", Choice, "Forløb", "Progress").from("progress").with("progress"),
			field(23, "declined_reason", Line, "Begrundelse for afslag", "Reason for declining").with("progress"),
			field(24, "closed", Day, "Afsluttet", "Closed").with("progress"),
			field(25, "deliverable", Ref, "Leverance", "Deliverable").to("deliverable"),
			field(26, "projects", Refs, "Projekter", "Projects").to("project"),
		),
	}
}

func consultation() *Kind {
	return &Kind{
		Tag: 13, Name: "consultation", Reach: Activity, Date: "held", Title: []string{"subject"},
		Label:  Label{"Rådgivning", "Consultation"},
		Plural: Label{"Rådgivninger", "Consultations"},
		Fields: append(common(),
			field(10, "held", Day, "Afholdt", "Held").needed(),
			field(11, "recipient", Ref, "Modtager", "Recipient").to("actor").needed(),
			field(12, "form", Choice, "Form", "Form").from("consultation_form"),
			field(13, "duration", Whole, "Varighed (minutter)", "Duration (minutes)").between(0, 1440),
			field(14, "subject", Line, "Emne", "Subject").needed(),
			field(15, "challenge", Ref, "Udfordring", "Challenge").to("challenge").needed(),
			field(16, "challenges", Refs, "Flere udfordringer", "Further challenges").to("challenge"),
			field(17, "area", Ref, "Område", "Area").to("area"),
			field(18, "project", Ref, "Projekt", "Project").to("project"),
			field(19, "requisition", Ref, "Rekvirering", "Requisition").to("requisition"),
			field(20, "result", Note, "Resultat", "Result"),
			field(21, "staff", Refs, "TFI-medarbejdere", "TFI staff").to("staff"),
		),
	}
}

func event() *Kind {
	return &Kind{
		Tag: 14, Name: "event", Reach: Activity, Date: "date", Title: []string{"title"},
		Label:  Label{"Arrangement", "Event"},
		Plural: Label{"Arrangementer", "Events"},
		Fields: append(common(),
			field(10, "title", Line, "Titel", "Title").needed(),
			field(11, "date", Day, "Dato", "Date").needed(),
			field(12, "end", Day, "Slutdato", "End date"),
			field(13, "kind", Choice, "Slags", "Kind").from("event_kind"),
			field(14, "organiser", Ref, "Arrangør", "Organiser").to("actor"),
			field(15, "co_organisers", Refs, "Medarrangører", "Co-organisers").to("actor"),
			field(16, "area", Ref, "Område", "Area").to("area"),
			field(17, "audience", Choice, "Målgruppe", "Audience").from("audience"),
			field(18, "registered", Whole, "Tilmeldte", "Registered").between(0, 1_000_000),
			field(19, "participants", Whole, "Deltagere", "Participants").between(0, 1_000_000).with("participants"),
			field(20, "counting", Choice, "Optællingsmetode", "Counting method").from("counting").with("participants").needed(),
			field(21, "challenge", Ref, "Udfordring", "Challenge").to("challenge"),
			field(22, "evaluation", Note, "Evaluering", "Evaluation"),
			field(23, "staff", Refs, "TFI-medarbejdere", "TFI staff").to("staff"),
		),
	}
}

func agreement() *Kind {
	return &Kind{
		Tag: 15, Name: "agreement", Reach: Activity, Date: "due", Title: []string{"what"},
		Label:  Label{"Aftale", "Agreement"},
		Plural: Label{"Aftaler", "Agreements"},
		Fields: append(common(),
			field(10, "source", Ref, "Ud af", "Out of").part().needed(),
			field(11, "what", Line, "Aftale", "What").most(500).needed(),
			field(12, "responsible_staff", Ref, "Ansvarlig hos TFI", "Responsible at TFI").to("staff").with("responsible"),
			field(13, "responsible_actor", Ref, "Ansvarlig aktør", "Responsible actor").to("actor").with("responsible"),
			field(14, "due", Day, "Frist", "Due").needed(),
			field(15, "progress", Choice, "Forløb", "Progress").from("agreement_progress").with("progress"),
			field(16, "dropped_reason", Line, "Begrundelse for bortfald", "Reason for dropping").with("progress"),
			field(17, "closed", Day, "Afsluttet", "Closed").with("progress"),
			field(18, "remark", Note, "Bemærkning", "Remark"),
		),
	}
}
