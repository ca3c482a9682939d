package desktop

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Network is who works with whom in an area in a year.
type Network struct {
	Year   int      `json:"year"`
	Years  []int    `json:"years"` // anything was recorded in
	Actors []Member `json:"actors"`
	Ties   []Tie    `json:"ties"`
}

// Member is an actor of the area: how often it was met that year, and when last in
// any year.
type Member struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Met   int    `json:"met"`
	Last  string `json:"last"`
}

// Tie joins two actors by their places in the list, the lower first.
type Tie struct {
	One   int `json:"one"`
	Other int `json:"other"`
	Count int `json:"count"`
}

// Network tells it for an area; year 0 is the latest.
func (r *Records) Network(area string, year int) (Network, error) {
	return read(r.door, "Records.Network", func(ctx context.Context, app *boot.App) (Network, error) {
		found, err := app.Desk.Network(ctx, book.ID(area), year)
		n := Network{Year: found.Year, Years: append([]int{}, found.Years...), Actors: []Member{}, Ties: []Tie{}}
		for _, one := range found.Actors {
			n.Actors = append(n.Actors, Member{string(one.Actor.ID), found.Titles[one.Actor.ID], one.Met, one.Last})
		}
		for _, tie := range found.Ties {
			n.Ties = append(n.Ties, Tie(tie))
		}
		return n, err
	})
}
