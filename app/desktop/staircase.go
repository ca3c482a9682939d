package desktop

import (
	"context"

	"feltbog/app/book"
	"feltbog/app/boot"
)

// Step is where a project stood on one dimension of the maturity staircase.
type Step struct {
	Dimension string `json:"dimension"`
	Step      string `json:"step"` // code "0" to "4"
	Day       string `json:"day"`  // of the visit that judged it
}

// LastSteps tells where a project stood on each dimension when it was last
// judged before a day; day "" is at any time.
func (r *Records) LastSteps(project, day string) ([]Step, error) {
	return read(r.door, "Records.LastSteps", func(ctx context.Context, app *boot.App) ([]Step, error) {
		judged, err := app.Desk.LastJudged(ctx, book.ID(project), day)
		steps := make([]Step, 0, len(judged))
		for _, one := range judged {
			steps = append(steps, Step{one.Dimension, one.Step, one.Day})
		}
		return steps, err
	})
}
