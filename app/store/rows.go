package store

import (
	"fmt"
	"slices"
	"strings"
)

// rows of one table that wait to be written together. To execute a statement
// costs as much as to write three rows of it, so they go together in statements
// of together rows; what is left over goes by ones, whose statement most
// transactions need anyway.
type rows struct {
	into     string // table and columns
	width    int    // how many columns
	conflict string // ON CONFLICT …; "" where there can be none
	cells    []any
}

const together = 32

// expect makes room for so many rows more.
func (r *rows) expect(count int) { r.cells = slices.Grow(r.cells, count*r.width) }

func (r *rows) add(cells ...any) { r.cells = append(r.cells, cells...) }

func (r *rows) count() int { return len(r.cells) / r.width }

func (r *rows) write(tx *Tx) error {
	rest := r.cells
	for _, count := range []int{together, 1} {
		if len(rest) < count*r.width {
			continue
		}
		query := r.insert(count)
		for len(rest) >= count*r.width {
			if _, err := tx.exec(query, rest[:count*r.width]...); err != nil {
				return fmt.Errorf("write %s: %w", r.into, err)
			}
			rest = rest[count*r.width:]
		}
	}
	clear(r.cells)
	r.cells = r.cells[:0]
	return nil
}

func (r *rows) insert(count int) string {
	one := "(?" + strings.Repeat(", ?", r.width-1) + ")"
	return "INSERT INTO " + r.into + " VALUES " + one + strings.Repeat(", "+one, count-1) + " " + r.conflict
}
