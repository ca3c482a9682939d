package book

import "time"

// isDay tells whether s is a real date in the form 2008-05-28, in the years a
// register of work can hold.
func isDay(s string) bool {
	day, err := time.Parse(time.DateOnly, s)
	return err == nil && day.Year() >= 1900 && day.Year() <= 2200
}
