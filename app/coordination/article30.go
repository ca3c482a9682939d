package coordination

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"feltbog/app/exchange"
	"feltbog/app/fault"
	"feltbog/app/report"
	"feltbog/app/store"
)

// Processing is what a draft record of processing is filled in with (GDPR art.
// 30).
func (o *Office) Processing(ctx context.Context) (p report.Processing, err error) {
	if err := o.coordinator(); err != nil {
		return p, err
	}
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		me := tx.Identity()
		p = report.Processing{Owner: me.Name, Practice: me.Practice, Made: o.instant(tx.Now).Format(time.DateOnly)}
		erasures, err := tx.Erasures()
		if err != nil {
			return err
		}
		p.Erasures = len(erasures)
		taken, err := taken(tx)
		if err != nil {
			return err
		}
		p.Parcels = len(taken)
		if p.Held, err = o.amounts(tx); err != nil {
			return err
		}
		return o.recipients(tx, &p)
	})
	return p, err
}

// WriteArticle30 writes the draft to path, for Word. A file already there is
// replaced.
func (o *Office) WriteArticle30(ctx context.Context, path string) error {
	if strings.ToLower(filepath.Ext(path)) != ".docx" {
		return fault.At("out", fault.New(fault.Invalid))
	}
	p, err := o.Processing(ctx)
	if err != nil {
		return err
	}
	paper, err := p.Docx()
	if err != nil {
		return err
	}
	return writePaper(path, 0o644, paper)
}

// amounts are how many records there are of each kind, in the order of the
// catalogue.
func (o *Office) amounts(tx *store.Tx) (held []report.Held, err error) {
	periods, err := o.periods(tx)
	if err != nil {
		return nil, err
	}
	years := map[string]int{}
	for _, p := range periods {
		years[p.Kind] = p.Years
	}
	records, err := tx.All(nil, 0)
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	for _, record := range records {
		count[record.Kind]++
	}
	for _, kind := range o.catalogue.Kinds {
		if count[kind.Name] > 0 {
			held = append(held, report.Held{Kind: kind.Plural, Records: count[kind.Name], Years: years[kind.Name], Own: kind.Name == "contact"})
		}
	}
	return held, nil
}

func (o *Office) recipients(tx *store.Tx, p *report.Processing) error {
	laptops, err := o.active(tx)
	if err != nil {
		return err
	}
	for _, laptop := range laptops {
		p.Laptops = append(p.Laptops, report.Laptop{Letter: laptop.Letter, Owner: laptop.Name})
	}
	devices, err := exchange.Roster(tx)
	for _, device := range devices {
		if device.Withdrawn && len(device.SignKey) > 0 {
			p.Shut++
		}
	}
	return err
}
