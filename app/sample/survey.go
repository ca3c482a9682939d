package sample

import (
	"strconv"

	"feltbog/app/book"
)

// surveys are the two questionnaires, to how many they went, and what came back.
func (y *year) surveys() {
	surveys := y.table("survey", "survey", registered)
	questions := y.table("question", "question", registered)
	for _, r := range surveys {
		y.put(office, r["date"], "dispatch", r["key"], book.Ready, book.Fields{
			"survey": r["key"], "date": r["date"], "sent": int64(r.number("sent")),
		})
	}
	n := 0
	for _, r := range table("answer") {
		for range r.number("count") {
			y.answer(r, questions, strconv.Itoa(n), book.Ready)
			n++
		}
	}
	y.answer(table("answer")[0], questions, "unread", book.Draft)
}

// answer is one questionnaire that came back. The headline is the table's; the
// rest is drawn around it.
func (y *year) answer(r row, questions []row, key string, status book.Status) {
	question := "answer " + key
	scale := map[string]string{}
	for _, q := range questions {
		switch {
		case q["survey"] != r["survey"] || q["kind"] != "scale":
		case q["shared_key"] == "headline":
			scale[q["key"]] = r["headline"]
		default:
			scale[q["key"]] = one(y.lot, []string{"high", "high", "some", "some", "less", "unknown"}, q["key"], question)
		}
	}
	day := later("2008-11-26", y.lot.below(21, "received", question))
	f := book.Fields{"survey": r["survey"], "received": day, "answers": scale}
	if y.lot.chance(30, "remark", question) {
		f["remark"] = one(y.lot, table("remark"), "which remark", question)["text"]
	}
	y.put(y.lot.below(y.laptops, "opened by", question), written(day), "answer", key, status, f)
}
