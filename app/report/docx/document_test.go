package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
)

// whole is a document with every kind of block in it, some of them twice.
func whole() Document {
	chart := Chart{
		Caption:    "Henvendelser",
		Alt:        "Søjler: Tryghed 6 og 18",
		Categories: []string{"Tryghed", "Vidensdeling"},
		Series: []Series{
			{Name: "Rekvireringer", Values: []float64{6, 4}},
			{Name: "Rådgivninger", Values: []float64{18, 29.5}},
		},
		Workbook: []byte("any bytes will do here"),
		Sheet:    "Tal",
	}
	table := Table{
		Caption: "Rekvireringer",
		Alt:     "En række for hver slags",
		Columns: []Column{{Head: "", Share: 2}, {Head: "Tryghed", Right: true}},
		Rows:    [][]string{{"Rekvireringer", "6"}, {"I alt", "6"}},
		Total:   true,
	}
	return Document{
		Title:   "Arbejdsplan & status <2009>",
		Subject: "Sag \"1\"",
		Creator: "TFI",
		Created: time.Date(2009, 1, 14, 9, 30, 0, 0, time.UTC),
		Blocks: []Block{
			Title{"Arbejdsplan 2009"},
			Note{Plain("Én konflikt er åben")},
			Heading{Level: 1, Text: "Løsning"},
			Heading{Level: 3, Text: "Bilag", NewPage: true},
			Paragraph{[]Run{{Text: "I alt "}, {Text: "22", Bold: true}, {Text: " & <flere>\nny linje", Italic: true}}},
			List{Numbered: true, Items: [][]Run{Plain("Første"), Plain("Anden")}},
			List{Items: [][]Run{Plain("Punkt")}},
			List{Numbered: true, Items: [][]Run{Plain("Begynder forfra")}},
			table, table, chart, chart,
		},
	}
}

func written(t *testing.T, d Document) map[string][]byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range archive.File {
		if _, twice := files[f.Name]; twice {
			t.Fatalf("%s is in the package twice", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// starts is every start tag of an XML part, in order; parsing it all the way is
// what proves the part well formed.
func starts(t *testing.T, name string, content []byte) []xml.StartElement {
	t.Helper()
	var all []xml.StartElement
	for decoder := xml.NewDecoder(bytes.NewReader(content)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%s is not well formed: %v", name, err)
		}
		if start, ok := token.(xml.StartElement); ok {
			all = append(all, start.Copy())
		}
	}
}

func attributeOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// values is one attribute of every element of a name.
func values(all []xml.StartElement, element, attribute string) []string {
	var out []string
	for _, e := range all {
		if e.Name.Local == element {
			out = append(out, attributeOf(e, attribute))
		}
	}
	return out
}

func distinct(t *testing.T, what string, all []string) {
	t.Helper()
	slices.Sort(all)
	if len(slices.Compact(slices.Clone(all))) != len(all) {
		t.Errorf("%s are not distinct: %v", what, all)
	}
}

func TestEveryPartIsWellFormedAndHasAContentType(t *testing.T) {
	files := written(t, whole())
	named := values(starts(t, "types", files["[Content_Types].xml"]), "Override", "PartName")
	distinct(t, "content types", named)
	for name, content := range files {
		if path.Ext(name) == ".xml" || path.Ext(name) == ".rels" {
			starts(t, name, content)
		}
		special := name == "[Content_Types].xml" || path.Ext(name) == ".rels"
		if !special && !slices.Contains(named, "/"+name) {
			t.Errorf("%s has no content type", name)
		}
	}
	for _, name := range named {
		if _, there := files[strings.TrimPrefix(name, "/")]; !there {
			t.Errorf("%s has a content type and no part", name)
		}
	}
}

func TestEveryRelationLeadsToAPartAndEveryPartIsLedTo(t *testing.T) {
	files := written(t, whole())
	reached := map[string]bool{}
	for name, content := range files {
		if path.Ext(name) != ".rels" {
			continue
		}
		all := starts(t, name, content)
		distinct(t, "relations in "+name, values(all, "Relationship", "Id"))
		from := path.Dir(path.Dir(name))
		for _, target := range values(all, "Relationship", "Target") {
			reached[path.Join(from, target)] = true
			if _, there := files[path.Join(from, target)]; !there {
				t.Errorf("%s leads to %s, which is not there", name, target)
			}
		}
	}
	for name := range files {
		if !reached[name] && path.Ext(name) != ".rels" && name != "[Content_Types].xml" {
			t.Errorf("nothing leads to %s", name)
		}
	}
}

func TestEveryReferenceInTheTextIsToSomethingThatExists(t *testing.T) {
	files := written(t, whole())
	document := starts(t, "document", files["word/document.xml"])
	relations := values(starts(t, "rels", files["word/_rels/document.xml.rels"]), "Relationship", "Id")
	for _, element := range []string{"chart", "footerReference"} {
		for _, id := range values(document, element, "id") {
			if !slices.Contains(relations, id) {
				t.Errorf("%s refers to relation %q", element, id)
			}
		}
	}
	styles := values(starts(t, "styles", files["word/styles.xml"]), "style", "styleId")
	distinct(t, "styles", styles)
	for _, used := range append(values(document, "pStyle", "val"), values(document, "tblStyle", "val")...) {
		if !slices.Contains(styles, used) {
			t.Errorf("style %q is used and not defined", used)
		}
	}
	lists := values(starts(t, "numbering", files["word/numbering.xml"]), "num", "numId")
	distinct(t, "lists", lists)
	for _, used := range values(document, "numId", "val") {
		if !slices.Contains(lists, used) {
			t.Errorf("list %q is used and not defined", used)
		}
	}
	distinct(t, "drawings", values(document, "docPr", "id"))
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	var first, second bytes.Buffer
	if err := whole().Write(&first); err != nil {
		t.Fatal(err)
	}
	if err := whole().Write(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs differ")
	}
	archive, err := zip.NewReader(bytes.NewReader(first.Bytes()), int64(first.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		if f.Modified.Year() != 1980 {
			t.Errorf("%s is dated %v: a run tomorrow will differ", f.Name, f.Modified)
		}
	}
}

func TestADocumentThatCannotBeWrittenLeavesNothingBehind(t *testing.T) {
	impossible := map[string]Block{
		"a heading too deep":             Heading{Level: 4},
		"a list of nothing":              List{},
		"a table without columns":        Table{},
		"a row longer than its table":    Table{Columns: []Column{{}}, Rows: [][]string{{"1", "2"}}},
		"a chart without series":         Chart{Categories: []string{"a"}, Workbook: []byte("x"), Sheet: "Tal"},
		"a series shorter than the rest": Chart{Categories: []string{"a"}, Series: []Series{{}}, Workbook: []byte("x"), Sheet: "Tal"},
		"a chart without a workbook":     Chart{Categories: []string{"a"}, Series: []Series{{Values: []float64{1}}}},
	}
	for what, block := range impossible {
		var b bytes.Buffer
		err := Document{Blocks: []Block{Title{"Arbejdsplan"}, block}}.Write(&b)
		if !errors.Is(err, ErrShape) {
			t.Errorf("%s: %v", what, err)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes were written", what, b.Len())
		}
	}
}
