package journal

import (
	"cmp"
	"slices"
	"strings"

	"feltbog/app/book"
)

// Value is what the register answers under a policy. It never hides a head
// from Open: policies are views.
//
// Stack joins the differing texts, oldest claim first, with a blank line
// between; Set keeps an option as long as one head keeps it; every other policy
// answers with the shown head, as Owner does until Owned says whose record it is.
func (r Register) Value(policy book.Policy) book.Value {
	shown, ok := r.Shown()
	if !ok || !r.Open() {
		return shown.Value
	}
	switch policy {
	case book.Stack:
		return r.stacked()
	case book.Set:
		return r.kept(shown.Value)
	default:
		return shown.Value
	}
}

// Owned is what the register answers under a policy in the record of a device.
// Under Owner the latest of that device's own heads is shown, while it has one.
func (r Register) Owned(policy book.Policy, owner Device) book.Value {
	if policy != book.Owner {
		return r.Value(policy)
	}
	own := Register{Heads: slices.DeleteFunc(slices.Clone(r.Heads), func(h Head) bool { return h.Dot.Stream.Device != owner })}
	if shown, ok := own.Shown(); ok {
		return shown.Value
	}
	return r.Value(policy)
}

func (r Register) stacked() book.Value {
	heads := slices.Clone(r.Heads)
	slices.SortStableFunc(heads, func(a, b Head) int { return cmp.Or(cmp.Compare(a.Wall, b.Wall), a.Dot.Compare(b.Dot)) })
	var texts []string
	for _, head := range heads {
		if words := head.Value.Words(); words != "" && !slices.Contains(texts, words) {
			texts = append(texts, words)
		}
	}
	return book.Text(strings.Join(texts, "\n\n"))
}

func (r Register) kept(shown book.Value) book.Value {
	if !shown.IsEmpty() {
		return shown
	}
	for _, head := range r.Heads {
		if !head.Value.IsEmpty() {
			return head.Value
		}
	}
	return shown
}

// Asks tells whether the register waits for a person: it is open, and its
// policy leaves the choice to one.
func (r Register) Asks(policy book.Policy) bool { return policy == book.Ask && r.Open() }
