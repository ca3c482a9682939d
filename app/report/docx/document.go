package docx

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// Document is a paper as its author thinks of it: a title and what comes after
// it, in order.
type Document struct {
	Title   string
	Subject string
	Creator string
	// Created goes into the properties of the file. The zero time leaves it out.
	Created time.Time
	Blocks  []Block
}

// Block is one thing in the flow of a document: Title, Heading, Paragraph,
// Note, List, Table or Chart.
type Block interface {
	// check says what makes the block impossible to write.
	check() error
	// write adds the block to the body.
	write(*body)
}

// ErrShape is wrapped by every error about a block that contradicts itself:
// a row longer than its table, a series shorter than its categories.
var ErrShape = errors.New("block contradicts itself")

// Write writes the document to w. It checks every block first, so a document
// that cannot be written leaves w untouched.
func (d Document) Write(w io.Writer) error {
	for place, block := range d.Blocks {
		if err := block.check(); err != nil {
			return fmt.Errorf("write document, block %d: %w", place, err)
		}
	}
	b := newBody()
	for _, block := range d.Blocks {
		block.write(b)
	}
	return pack(w, d.parts(b))
}
