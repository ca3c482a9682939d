package store

import (
	"feltbog/app/book"
	"feltbog/app/fault"
)

// stored is a value as the columns form and value hold it.
func stored(v book.Value) (form int64, raw any) {
	switch form = int64(v.Form()); v.Form() {
	case book.Words:
		return form, v.Words()
	case book.Number:
		return form, v.Number()
	case book.Truth:
		return form, v.Bool()
	case book.Raw:
		return form, v.Raw()
	default:
		return form, nil
	}
}

// valueOf reads what stored wrote.
func valueOf(form book.Form, raw any) (book.Value, error) {
	switch kept := raw.(type) {
	case nil:
		return book.Value{}, nil
	case string:
		return book.Text(kept), nil
	case int64:
		if form == book.Truth {
			return book.Bool(kept != 0), nil
		}
		return book.Count(kept), nil
	case []byte:
		return book.Unknown(kept), nil
	default:
		return book.Value{}, fault.New(fault.Damaged)
	}
}
