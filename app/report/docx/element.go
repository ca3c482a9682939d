package docx

import (
	"bytes"
	"encoding/xml"
)

// element is one XML element under its prefixed name. encoding/xml cannot write
// the prefixes that Word insists on, so the tree is ours and the escaping theirs.
type element struct {
	name       string
	attributes []attribute
	children   []element
	text       string
}

type attribute struct{ name, value string }

func el(name string, children ...element) element {
	return element{name: name, children: children}
}

// val is the commonest element of the format: one attribute, w:val.
func val(name, value string) element {
	return el(name).with("w:val", value)
}

func (e element) with(name, value string) element {
	e.attributes = append(e.attributes[:len(e.attributes):len(e.attributes)], attribute{name, value})
	return e
}

func (e element) holding(text string) element {
	e.text = text
	return e
}

func (e element) add(children ...element) element {
	e.children = append(e.children[:len(e.children):len(e.children)], children...)
	return e
}

// markup is the element as a whole XML part.
func (e element) markup() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e.render(&b)
	return b.Bytes()
}

func (e element) render(b *bytes.Buffer) {
	b.WriteString("<" + e.name)
	for _, a := range e.attributes {
		b.WriteString(" " + a.name + `="`)
		escape(b, a.value)
		b.WriteString(`"`)
	}
	if len(e.children) == 0 && e.text == "" {
		b.WriteString("/>")
		return
	}
	b.WriteString(">")
	escape(b, e.text)
	for _, child := range e.children {
		child.render(b)
	}
	b.WriteString("</" + e.name + ">")
}

// escape never fails: a bytes.Buffer takes everything it is given.
func escape(b *bytes.Buffer, text string) {
	_ = xml.EscapeText(b, []byte(text))
}
