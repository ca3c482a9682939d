// Package desktop is the window's door: the structs whose methods JavaScript
// may call, the shapes that cross, and the window itself.
//
// It promises that every call goes through one door (call), so that a promise
// always settles: a panic, a closed book and an error all come back as a fault
// {code, field, params}. It promises that nothing a user typed reaches a log.
// What crosses is plain: strings, numbers, truths, structs and lists that are
// never nil; a test holds every shape to that, because the TypeScript that
// Wails generates for anything richer is wrong.
//
// It refuses to decide anything: what may be saved, counted, sealed or taken in
// is decided below, and a bound method converts, calls and converts back. It
// refuses free hands to JavaScript: only the structs in bound are reachable, and
// they export nothing but those methods.
//
// Events are doorbells: they say what to ask for again, never what changed.
// Long work is a job that is looked at and stopped by id.
//
// Without a build tag there is no window and no Wails in the program: Run then
// only says so.
package desktop

// bound is everything JavaScript can reach.
func (d *door) bound() []any {
	return []any{
		&Session{d}, &Catalogue{d}, &Records{d}, &Parcels{d}, &Conflicts{d}, &Duplicates{d}, &Figures{d}, &Jobs{d}, &Overview{d}, &Privacy{d}, &Health{d}, &Backups{d}, &Surveys{d}, &Queries{d}, &Inbox{d}, &Erasing{d}, &Mending{d},
	}
}
