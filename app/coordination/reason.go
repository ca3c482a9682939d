package coordination

import (
	"strconv"
	"time"
	"unicode/utf8"

	"feltbog/app/book"
	"feltbog/app/fault"
	"feltbog/app/privacy"
	"feltbog/app/store"
)

const longestReason = 500

// reason is why a person decided as they did. It travels and is printed, so it
// is held to what any other text is held to.
func reason(why string) (string, error) {
	why = book.Text(why).Words()
	if utf8.RuneCountInString(why) > longestReason {
		return "", fault.At("why", fault.New(fault.TooLong, "limit", strconv.Itoa(longestReason)))
	}
	return why, impersonal("why", why)
}

// impersonal refuses a text that holds what is likely a CPR number.
func impersonal(field, text string) error {
	for _, hit := range privacy.Screen(text) {
		if hit.Kind == privacy.CPR && hit.Likely {
			return fault.At(field, fault.New(fault.PersonalNumber, "masked", hit.Masked))
		}
	}
	return nil
}

// allowed gives what the rules have against a record as a decision leaves it: a
// ready record stays one that may be ready. A side that somebody wrote is only
// asked whether it is there at all; their laptop held it against the rest, with
// what it knew.
func (o *Office) allowed(tx *store.Tx, kind *book.Kind, c store.Conflict, d Decision) []error {
	record, err := tx.Find(c.Record)
	if err != nil {
		return []error{err}
	}
	if err := impersonal(c.Field, record.Fields.Text(c.Field)); err != nil && d.Keep == "" {
		return []error{err}
	}
	if record.Status != book.Ready {
		return nil
	}
	around, err := o.surroundings(tx)
	if err != nil {
		return []error{err}
	}
	var faults []error
	for _, missing := range kind.Ready(record.Fields, around) {
		ours := missing.Field == c.Field && (d.Keep == "" || missing.Code == fault.Required)
		if ours || c.Slot.Tag == book.TagStatus {
			faults = append(faults, missing.With("number", record.Number))
		}
	}
	return faults
}

func (o *Office) surroundings(tx *store.Tx) (book.Surroundings, error) {
	options, err := tx.All([]string{"option"}, 0)
	return book.Surroundings{
		Today: time.UnixMilli(tx.Now).In(o.zone).Format(time.DateOnly),
		Lists: o.catalogue.Lists.With(options),
		Look: func(kind string, id book.ID) (book.Fields, bool) {
			record, err := tx.Find(id)
			if err != nil || kind != "" && record.Kind != kind {
				return nil, false
			}
			return record.Fields, true
		},
	}, err
}
