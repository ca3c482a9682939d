package book

// option adds to a code list what the catalogue does not ship with, or retires
// one of its own: the coordinator's hand on the lists.
func option() *Kind {
	return &Kind{
		Tag: 32, Name: "option", Reach: Register, Office: true, Title: []string{"danish"},
		Label:  Label{"Valgmulighed", "Option"},
		Plural: Label{"Valgmuligheder", "Options"},
		Fields: append(common(),
			field(10, "list", Line, "Liste", "List").most(40).needed(),
			field(11, "code", Line, "Kode", "Code").most(40).needed(),
			field(12, "danish", Line, "Dansk", "Danish").needed(),
			field(13, "english", Line, "Engelsk", "English"),
			field(14, "from_year", Whole, "Fra år", "From year").between(0, 2100),
			field(15, "to_year", Whole, "Til og med år", "To year").between(0, 2100),
			field(16, "order", Whole, "Rækkefølge", "Order").between(0, 1_000),
		),
	}
}

// device is the roster: one per laptop and coordinator, written by a coordinator
// on admission. Its keys are what the others believe it by.
func device() *Kind {
	return &Kind{
		Tag: 33, Name: "device", Reach: Register, Office: true, Title: []string{"owner"},
		Label:  Label{"Pc", "Laptop"},
		Plural: Label{"Pc'er", "Laptops"},
		Fields: append(common(),
			field(10, "device", Line, "Pc-id", "Device id").most(40).fixed(),
			field(11, "letter", Line, "Bogstav", "Letter").most(2).needed(),
			field(12, "owner", Line, "Ejer", "Owner").needed(),
			field(13, "team", Line, "Hold", "Team").most(40),
			field(14, "role", Line, "Rolle", "Role").most(20).fixed(),
			field(15, "sign", Line, "Underskriftsnøgle", "Signing key").most(64).fixed(),
			field(16, "recipient", Line, "Modtagernøgle", "Recipient key").most(4000).fixed().by(Latest),
			field(17, "before", Line, "I stedet for", "In place of").most(4).fixed(),
			field(18, "revoked", Yes, "Udelukket", "Revoked"),
		),
	}
}

// TagLink is the kind of links, which the journal never trims.
const TagLink = 35

// link says that two ids are, or are not, the same thing. Ids are never
// rewritten; readers follow links.
func link() *Kind {
	return &Kind{
		Tag: TagLink, Name: "link", Reach: Register, Office: true, Title: []string{"verdict"},
		Label:  Label{"Samme-som", "Link"},
		Plural: Label{"Samme-som", "Links"},
		Fields: append(common(),
			field(10, "left", Ref, "Den ene", "One").fixed(),
			field(11, "right", Ref, "Den anden", "Other").fixed(),
			field(12, "verdict", Choice, "Afgørelse", "Verdict").from("verdict").needed(),
			field(13, "reason", Line, "Begrundelse", "Reason").most(500),
		),
	}
}
