package coordination

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"feltbog/app/durable"
	"feltbog/app/fault"
	"feltbog/app/parcel"
	"feltbog/app/report"
	"feltbog/app/store"
)

// ReserveWaits tells whether the reserve key still lies in the book, where it is
// lost with the coordinator's own. It never does on a laptop.
func (o *Office) ReserveWaits(ctx context.Context) (waits bool, err error) {
	err = o.book.Read(ctx, func(tx *store.Tx) error {
		paper, err := tx.Secret(secretReserve)
		waits = len(paper) > 0
		return err
	})
	return waits, err
}

// WriteReserve writes the page for the safe, reads it back, takes the reserve key
// out of the book, and looks for it in the bytes of the files. Laptops go on
// sealing to it.
//
// It is refused with exists, and with reserve-gone the second time. When it
// fails the key is still in the book and no page is left; the fault after the
// fact is not-erased.
func (o *Office) WriteReserve(ctx context.Context, path string) error {
	if err := o.coordinator(); err != nil {
		return err
	}
	if _, err := os.Stat(path); err == nil {
		return fault.New(fault.Exists)
	}
	var key string
	err := o.book.Write(ctx, func(tx *store.Tx) error {
		paper, err := tx.Secret(secretReserve)
		if err != nil {
			return err
		}
		if key = string(paper); key == "" {
			return fault.New(fault.ReserveGone)
		}
		page := report.ReservePaper(o.book.Identity().Name, time.UnixMilli(tx.Now).In(o.zone).Format(time.DateOnly), key)
		if err := writePage(path, page, key); err != nil {
			return err
		}
		tx.Wipe()
		return tx.DropSecret(secretReserve)
	})
	if err != nil {
		if key != "" {
			err = errors.Join(err, removePage(path))
		}
		return err
	}
	residue, err := o.book.Residue([]string{key})
	if err == nil && residue > 0 {
		err = fault.New(fault.NotErased, "count", fmt.Sprint(residue))
	}
	return err
}

// writePage writes the page, and reads the key back from it.
func writePage(path, page, key string) error {
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, page)
		return err
	})
	if err != nil {
		return durable.Fault(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return durable.Fault(err)
	}
	reserve, err := parcel.ParseReserve(string(raw))
	if err != nil || reserve.Paper() != key {
		return fault.New(fault.Damaged).Because(err)
	}
	return nil
}

func removePage(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return durable.Fault(err)
	}
	return nil
}
