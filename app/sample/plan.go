package sample

// The work plan of the next year is the coordinator's, in the weeks before the
// committee meets.
const (
	decided = "2008-06-23"
	planned = "2008-11-17"
	worded  = "2008-12-01"
)

func (y *year) plan() {
	y.table("decision", "decision", decided)
	y.table("aim", "challenge", planned)
	y.table("plan", "plan_line", planned)
	y.table("deliverable", "deliverable", planned)
	y.table("wording", "wording", worded)
}
