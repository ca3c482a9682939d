package sample

// A place is a book: laptops count from 0, and the coordinator's is office.
const office = -1

// pc is the laptop an adviser uses for something. Four have one of their own;
// what there is beyond is shared.
func (y *year) pc(adviser int, question string) int {
	if shared := y.laptops - 4; shared > 0 && y.lot.chance(100*shared/y.laptops, "shared laptop", question) {
		return 4 + y.lot.below(shared, "which laptop", question)
	}
	return adviser % min(y.laptops, 4)
}

// advisers are their keys, in the order of their laptops.
var advisers = []string{"hln", "sak", "jtb", "rov"}

// goes is who goes to an area this time: mostly the one who knows it.
func (y *year) goes(area, question string) int {
	if who, ok := y.adviser[area]; ok && y.lot.chance(85, "who goes", question) {
		return who
	}
	return y.lot.below(len(advisers), "who goes instead", question)
}

// at are the saves of one place, in order.
func (y *year) at(place int) []save {
	var found []save
	for _, s := range y.saves {
		if s.place == place {
			found = append(found, s)
		}
	}
	return found
}

// office are the coordinator's saves before and after the laptops were handed
// out.
func (y *year) office() (before, after []save) {
	for _, s := range y.at(office) {
		if s.day < handedOut {
			before = append(before, s)
		} else {
			after = append(after, s)
		}
	}
	return before, after
}

// letter is A, B and so on without K, which is the coordinator's.
func letter(place int) string {
	if place >= 'K'-'A' {
		place++
	}
	return string(rune('A' + place))
}

// owner is whose laptop it is: an adviser's, by initials, or a shared one.
func owner(place int) string {
	owners := []string{"Rådgiver HLN", "Rådgiver SAK", "Rådgiver JTB", "Rådgiver ROV", "Lokalkontoret i Tingbjerg"}
	if place < len(owners) {
		return owners[place]
	}
	return "Udlåns-pc " + letter(place)
}
