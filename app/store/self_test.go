package store_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"feltbog/app/book"
	"feltbog/app/journal"
	"feltbog/app/store"
)

func TestABookThatBecomesAnotherDeviceKeepsWhatItWasAsItsOwn(t *testing.T) {
	path := place(t)
	b := createdAt(t, path, "A", book.Standard())
	save(t, b, "project", "p", "", book.Fields{"name": "Fædregruppen"})
	write(t, b, func(tx *store.Tx) {
		must(t, tx.PutDevice(store.Device{ID: "device-A", Letter: "A", Name: "Anna"}))
		must(t, tx.Become("device-A47", "A47", false))
		if me := tx.Identity(); me.Device != "device-A47" || me.Letter != "A47" || me.Name != "Anna" {
			t.Errorf("in the transaction it is %+v", me)
		}
		enter(t, tx, book.Standard(), "project", "p", "", book.Fields{"phase": "idea"})
		if number := ok(tx.Number("2009-05-28"))(t); number != "A47-2009-0001" {
			t.Errorf("the next number is %s", number)
		}
	})
	must(t, b.Close())
	b = opened(t, path, book.Standard())
	if me := b.Identity(); me.Device != "device-A47" || me.Letter != "A47" {
		t.Errorf("opened again it is %+v", me)
	}
	read(t, b, func(tx *store.Tx) {
		want := []store.Self{{Device: "device-A", Letter: "A"}, {Device: "device-A47", Letter: "A47"}}
		if got := ok(tx.Selves())(t); !reflect.DeepEqual(got, want) {
			t.Errorf("selves %+v", got)
		}
		if own := ok(tx.Own(ok(tx.Held())(t)))(t); own.Count() != 2 || len(own) != 2 {
			t.Errorf("its own are %v", own)
		}
		if got := ok(tx.Find("p"))(t); got.Letter != "A" || got.Fields.Text("phase") != "idea" || got.Open {
			t.Errorf("the record is %+v", got)
		}
	})
	healthy(t, b)
}

func TestALookThatMakesTheBookAnotherDeviceLeavesItWhatItWas(t *testing.T) {
	b := created(t, "A")
	must(t, b.Write(t.Context(), func(tx *store.Tx) error {
		must(t, tx.Become("device-A47", "A47", false))
		return store.RollBack
	}))
	if b.Identity() != identity("A") {
		t.Errorf("it is %+v", b.Identity())
	}
}

func TestALetterGoesOnFromAnotherAndIsNobodyElses(t *testing.T) {
	b := created(t, "A")
	write(t, b, func(tx *store.Tx) {
		met := map[string]bool{"A": true}
		for range 200 {
			letter := ok(tx.Successor("A47"))(t)
			if letter[0] != 'A' || len(letter) < 3 || met[letter] {
				t.Fatalf("letter %q", letter)
			}
			met[letter] = true
			must(t, tx.PutDevice(store.Device{ID: journal.Device(letter), Letter: letter}))
		}
	})
}

// renamed is the plain way to retell: every change again, by its new name.
func renamed(changes []journal.Change, names map[journal.Dot]journal.Change) []journal.Change {
	var all []journal.Change
	for _, c := range changes {
		if told, ok := names[c.Dot]; ok {
			c.Dot, c.Nonce = told.Dot, told.Nonce
		}
		for i := range c.Writes {
			for j, seen := range c.Writes[i].Seen {
				if told, ok := names[seen]; ok {
					c.Writes[i].Seen[j] = told.Dot
				}
			}
		}
		all = append(all, c)
	}
	return all
}

func everything(t *testing.T, b *store.Book) (changes []journal.Change) {
	read(t, b, func(tx *store.Tx) {
		held := ok(tx.Held())(t)
		for _, stream := range ok(tx.Streams())(t) {
			must(t, tx.Changes(stream, journal.Range{First: 1, Last: held.Last(stream)}, func(c journal.Change) error {
				changes = append(changes, c)
				return nil
			}))
		}
	})
	return changes
}

func TestARetoldBookIsTheSameAsOneThatAlwaysToldItSo(t *testing.T) {
	for seed := range uint64(10) {
		chance := rand.New(rand.NewPCG(seed, 1))
		b := created(t, "A")
		for range 15 {
			id := book.ID(rune('p' + chance.IntN(3)))
			save(t, b, "project", id, "", book.Fields{
				"name": string(rune('a' + chance.IntN(5))), "internal": chance.IntN(3) == 0, "phase": []string{"idea", "planned"}[chance.IntN(2)],
			})
		}
		before := everything(t, b)
		told, known := journal.Held{}, uint64(chance.IntN(len(before)+1))
		for _, c := range before {
			if c.Nonce > known { // nonces count here: the later ones
				told.Add(c.Dot)
			}
		}
		write(t, b, func(tx *store.Tx) {
			must(t, tx.Become("device-A47", "A47", false))
			records := ok(tx.Retell(told))(t)
			if (len(records) == 0) != (told.Count() == 0) {
				t.Errorf("seed %d: retold %v, records %v", seed, told, records)
			}
		})
		health := healthy(t, b)
		if health.Changes != len(before) {
			t.Errorf("seed %d: %d changes, were %d", seed, health.Changes, len(before))
		}
		after := map[uint64]journal.Change{} // by nonce; retold ones are told again in order
		var again []journal.Change
		for _, c := range everything(t, b) {
			after[c.Nonce] = c
			if c.Dot.Stream.Device == "device-A47" {
				again = append(again, c)
			}
		}
		names := map[journal.Dot]journal.Change{}
		for _, c := range before {
			if told.Has(c.Dot) {
				names[c.Dot], again = again[0], again[1:]
			} else if after[c.Nonce].Dot != c.Dot {
				t.Fatalf("seed %d: %v was not to be retold", seed, c.Dot)
			}
		}
		plain := created(t, "B")
		write(t, plain, func(tx *store.Tx) {
			for _, c := range renamed(before, names) {
				ok(tx.Add(c))(t)
			}
		})
		if digest(t, plain) != digest(t, b) {
			t.Errorf("seed %d: the retold book is another", seed)
		}
	}
}

func TestRetellingWhatSomebodyElseMadeIsRefused(t *testing.T) {
	b := created(t, "A")
	save(t, b, "project", "p", "", book.Fields{"name": "x"})
	before := digest(t, b)
	for _, told := range []journal.Held{
		{journal.Stream{Device: "device-B", Scope: journal.Ref}: {{First: 1, Last: 1}}},
		{journal.Stream{Device: "device-A", Scope: journal.Ref}: {{First: 1, Last: 9}}},
	} {
		if err := b.Write(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Retell(told)
			return err
		}); err == nil {
			t.Errorf("%v was retold", told)
		}
	}
	if digest(t, b) != before {
		t.Error("it left something behind")
	}
}
