package book

// The coordinator's law as records: each can be shown, has a history, and is
// undone by setting active to false. The journal reads the first three fields,
// by these very tags (journal.LawActive, LawRanges, LawShift).
func law(tag int, name, da, en, daPlural, enPlural string) *Kind {
	return &Kind{
		Tag: tag, Name: name, Reach: Register, Office: true, Title: []string{"reason"},
		Label: Label{da, en}, Plural: Label{daPlural, enPlural},
		Fields: append(common(),
			field(10, "active", Yes, "Gælder", "In force"),
			field(11, "ranges", Choices, "Ændringer", "Changes").fixed(),
			field(12, "shift", Whole, "Forskydning (millisekunder)", "Shift (milliseconds)").between(-1<<50, 1<<50),
			field(13, "parcel", Line, "Pakke", "Parcel").fixed(),
			field(14, "reason", Line, "Begrundelse", "Reason").most(500),
		),
	}
}

// aside says that a run of changes does not count: a parcel undone.
func aside() *Kind {
	return law(40, "aside", "Tilsidesættelse", "Set-aside", "Tilsidesættelser", "Set-asides")
}

// clockFix says by how much a laptop's clock was wrong.
func clockFix() *Kind {
	return law(41, "clock_fix", "Urrettelse", "Clock fix", "Urrettelser", "Clock fixes")
}

// trim says up to where everybody has everything.
func trim() *Kind {
	return law(42, "trim", "Oprydning", "Trim", "Oprydninger", "Trims")
}
