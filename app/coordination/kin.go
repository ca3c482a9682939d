package coordination

import (
	"bytes"
	"cmp"
	"errors"
	"regexp"
	"slices"

	"feltbog/app/journal"
	"feltbog/app/parcel"
	"feltbog/app/store"
)

// kin are the devices one book has been, in all its copies, the first of them
// first: a copied book keeps its keys, so they sign alike. It is empty for a
// device whose key is not known.
func kin(device store.Device, devices []store.Device) []store.Device {
	var family []store.Device
	for _, other := range devices {
		if len(device.SignKey) > 0 && bytes.Equal(other.SignKey, device.SignKey) {
			family = append(family, other)
		}
	}
	slices.SortFunc(family, func(a, b store.Device) int {
		return cmp.Or(cmp.Compare(a.FirstSeen, b.FirstSeen), cmp.Compare(a.Letter, b.Letter))
	})
	return family
}

// past are the devices a laptop's book has been: those of its kin that were there
// before it, and itself.
func past(device store.Device, devices []store.Device) []journal.Device {
	family := ids(kin(device, devices))
	return family[:slices.Index(family, device.ID)+1]
}

func ids(devices []store.Device) []journal.Device {
	list := make([]journal.Device, len(devices))
	for i, device := range devices {
		list[i] = device.ID
	}
	return list
}

// withdrawn tells whether one of a family is shut out. Then nobody new is let in
// on its key: whoever has the lost laptop has it too.
func withdrawn(family []store.Device) bool {
	return slices.ContainsFunc(family, func(d store.Device) bool { return d.Withdrawn })
}

// goOn lets in a device that signs as an admitted one does: the book of that one
// was copied or set back, and goes on by another name. Both may be alive, and both
// keep their place. What forked before is healed by that.
func (g *guard) goOn(h parcel.Header, family, devices []store.Device) (parcel.Sender, error) {
	family, err := g.meet(h, family, devices)
	if err != nil {
		return parcel.Sender{}, err
	}
	g.sender = g.another(h.Sender, h.Letter, family, devices)
	g.sender.Before = before(h, family)
	faults := []error{g.tx.PutDevice(g.sender)}
	for _, device := range family {
		faults = append(faults, g.tx.DropForks(device.ID))
	}
	return g.trusted(family), errors.Join(faults...)
}

// meet enters the devices a sender's book has been that nobody has met: they may
// never have delivered, and what they recorded comes now.
func (g *guard) meet(h parcel.Header, family, devices []store.Device) ([]store.Device, error) {
	for _, past := range h.Was {
		if slices.ContainsFunc(devices, func(d store.Device) bool { return d.ID == past.Device }) {
			continue
		}
		met := g.another(past.Device, past.Letter, family, devices)
		if err := g.tx.PutDevice(met); err != nil {
			return nil, err
		}
		family, devices = append(family, met), append(devices, met)
	}
	return family, nil
}

// another is one more device of a family.
func (g *guard) another(id journal.Device, letter string, family, devices []store.Device) store.Device {
	first, latest := family[0], family[len(family)-1]
	return store.Device{
		ID: id, Letter: unused(letter, first.Letter, devices), Name: first.Name, Team: first.Team, Role: first.Role, SignKey: first.SignKey,
		Admitted: first.Admitted, FirstSeen: max(g.tx.Now, latest.FirstSeen+1),
	}
}

// before is the letter of the device nobody is any more, because its book was set
// back and is the sender's.
func before(h parcel.Header, family []store.Device) string {
	for _, past := range slices.Backward(h.Was) {
		if !past.Gone {
			break
		}
		if i := slices.IndexFunc(family, func(d store.Device) bool { return d.ID == past.Device }); i >= 0 {
			return family[i].Letter
		}
	}
	return ""
}

var continued = regexp.MustCompile(`^[A-Z]{1,2}[1-9][0-9]{1,4}$`)

// unused is the letter a device calls itself by, or, when somebody has it already,
// the next that nobody has: files and lists are told apart by it.
func unused(claimed, first string, devices []store.Device) string {
	taken := func(letter string) bool {
		return slices.ContainsFunc(devices, func(d store.Device) bool { return d.Letter == letter })
	}
	if continued.MatchString(claimed) && !taken(claimed) {
		return claimed
	}
	for n := uint64(10); ; n++ {
		if letter := store.Continued(first, n); !taken(letter) {
			return letter
		}
	}
}

// Forked remembers a parcel that was refused because its device has made two
// different changes under one name. The next return file to that device is sealed
// to the book it came from as well: taken in there, it mends it.
func (g *guard) Forked(h parcel.Header, _ map[journal.Dot]uint64) (mended bool, err error) {
	return false, g.tx.PutFork(store.Fork{
		Parcel: h.Parcel, Device: g.sender.ID, Number: h.Number, At: g.tx.Now, Recipient: h.Recipient,
	})
}
