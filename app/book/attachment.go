package book

import "strings"

// What the store and the parcels read of an attachment, by these very tags.
const (
	KindAttachment = 34
	TagSource      = 10
	TagContent     = 15
)

// attachment is a file that belongs to a record. Its bytes lie beside the
// journal, in chunks; content lists their addresses in order.
func attachment() *Kind {
	return &Kind{
		Tag: KindAttachment, Name: "attachment", Reach: Activity, Title: []string{"name"},
		Label:  Label{"Bilag", "Attachment"},
		Plural: Label{"Bilag", "Attachments"},
		Fields: append(common(),
			field(TagSource, "source", Ref, "Hører til", "Belongs to").part().needed().fixed(),
			field(11, "name", Line, "Navn", "Name").needed(),
			field(12, "media", Line, "Filtype", "Media type").needed().fixed(),
			field(13, "size", Whole, "Størrelse (byte)", "Size (bytes)").between(0, 1<<30).fixed(),
			field(14, "hash", Line, "Kontrolsum", "Hash").fixed(),
			field(TagContent, "content", Note, "Indhold", "Content").fixed().by(Ask),
		),
	}
}

// The length of an address: a SHA-256 in hexadecimal.
const addressLength = 64

// Content is the content field of an attachment made of these chunks.
func Content(addresses []string) string { return strings.Join(addresses, "\n") }

// Chunks are the addresses a content field lists, in order.
func Chunks(content string) []string {
	var addresses []string
	for address := range strings.FieldsSeq(content) {
		if len(address) == addressLength {
			addresses = append(addresses, address)
		}
	}
	return addresses
}
