package docx

import (
	"archive/zip"
	"embed"
	"fmt"
	"io"
	"path"
	"time"
)

// part is one file in the package: where it lies, what it is, and where it
// leads.
type part struct {
	name      string
	kind      string
	content   []byte
	relations []relation
}

// relation leads from a part to another. target is relative to the part's own
// folder, as the format wants it.
type relation struct{ id, kind, target string }

const (
	office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	word   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

//go:embed static/*.xml
var static embed.FS

// fixed reads a part that is the same in every document.
func fixed(name string) []byte {
	content, err := static.ReadFile("static/" + name)
	if err != nil {
		panic("docx: " + name + " is not built in")
	}
	return content
}

// pack writes the parts in their order. Every entry bears the same old date:
// the clock is not ours to read, and the bytes must not depend on it.
func pack(w io.Writer, parts []part) error {
	archive := zip.NewWriter(w)
	if err := entry(archive, "[Content_Types].xml", types(parts).markup()); err != nil {
		return err
	}
	for _, p := range parts {
		if err := enter(archive, p); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("close document: %w", err)
	}
	return nil
}

// enter writes a part and, beside it, where it leads. The part without a name
// is the package itself, which is nothing but relations.
func enter(archive *zip.Writer, p part) error {
	if len(p.relations) > 0 {
		folder, file := path.Split(p.name)
		if err := entry(archive, folder+"_rels/"+file+".rels", relations(p.relations).markup()); err != nil {
			return err
		}
	}
	if p.name == "" {
		return nil
	}
	return entry(archive, p.name, p.content)
}

func entry(archive *zip.Writer, name string, content []byte) error {
	w, err := archive.CreateHeader(&zip.FileHeader{
		Name:     name,
		Method:   zip.Deflate,
		Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC),
	})
	if err == nil {
		_, err = w.Write(content)
	}
	if err != nil {
		return fmt.Errorf("write part %s: %w", name, err)
	}
	return nil
}

func types(parts []part) element {
	root := el("Types",
		el("Default").with("Extension", "rels").with("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
		el("Default").with("Extension", "xml").with("ContentType", "application/xml"),
	).with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	for _, p := range parts {
		if p.name != "" {
			root = root.add(el("Override").with("PartName", "/"+p.name).with("ContentType", p.kind))
		}
	}
	return root
}

func relations(all []relation) element {
	root := el("Relationships").with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	for _, r := range all {
		root = root.add(el("Relationship").with("Id", r.id).with("Type", r.kind).with("Target", r.target))
	}
	return root
}
