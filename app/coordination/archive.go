package coordination

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"feltbog/app/fault"
	"feltbog/app/store"
)

// Archive is the answer to whether what is due in a year has been handed over to
// the archive. A public authority must have asked before it deletes. Answer is
// "yes", "no" (it need not be) or "" for not answered.
type Archive struct {
	Answer string `json:"answer"`
	Day    string `json:"day"` // of the handing over, or of the decision
	By     string `json:"by"`  // who answered
	At     int64  `json:"at"`  // when it was recorded, Unix milliseconds
}

const settingArchive = "retention.archive." // and the year

// AnswerArchive records the answer for a year. Day "" is today; it may not lie
// ahead. An answer may be corrected until the year is disposed of.
func (o *Office) AnswerArchive(ctx context.Context, year int, a Archive) error {
	if err := o.coordinator(); err != nil {
		return err
	}
	if a.Answer != "yes" && a.Answer != "no" {
		return fault.At("archived", fault.New(fault.UnknownOption))
	}
	if a.By == "" {
		return fault.At("by", fault.New(fault.Required))
	}
	return o.book.Write(ctx, func(tx *store.Tx) error {
		today := time.UnixMilli(tx.Now).In(o.zone).Format(time.DateOnly)
		if a.Day == "" {
			a.Day = today
		}
		if _, err := time.Parse(time.DateOnly, a.Day); err != nil {
			return fault.At("on", fault.New(fault.Invalid))
		}
		if a.Day > today {
			return fault.At("on", fault.New(fault.FutureDate))
		}
		a.At = tx.Now
		kept, err := json.Marshal(a)
		if err != nil {
			return fmt.Errorf("write archive answer: %w", err)
		}
		return tx.PutSetting(settingArchive+strconv.Itoa(year), string(kept))
	})
}

func archive(tx *store.Tx, year int) (a Archive, err error) {
	kept, err := tx.Setting(settingArchive + strconv.Itoa(year))
	if err != nil || kept == "" {
		return a, err
	}
	if err := json.Unmarshal([]byte(kept), &a); err != nil {
		return a, fault.New(fault.Damaged).Because(err)
	}
	return a, nil
}
