package fieldwork

import (
	"feltbog/app/book"
	"feltbog/app/parcel"
)

// terms tells a reader with an older catalogue what the tags in a parcel mean.
func terms(catalogue *book.Catalogue) []parcel.Term {
	var list []parcel.Term
	for _, kind := range catalogue.Kinds {
		list = append(list, parcel.Term{Kind: kind.Tag, Name: kind.Name})
		for _, f := range kind.Fields {
			list = append(list, parcel.Term{Kind: kind.Tag, Tag: f.Tag, Name: f.Name, Type: string(f.Type), Policy: string(f.Policy)})
		}
	}
	return list
}
