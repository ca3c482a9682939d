package fieldwork

import (
	"encoding/json"
	"fmt"
	"slices"

	"feltbog/app/book"
	"feltbog/app/store"
)

// What somebody has said is harmless is kept in this book only, by record and
// masked form: the number itself is never written down a second time.

func vouchers(tx *store.Tx, id book.ID) ([]string, error) {
	raw, err := tx.Setting(voucherKey(id))
	if err != nil || raw == "" {
		return nil, err
	}
	var masked []string
	if err := json.Unmarshal([]byte(raw), &masked); err != nil {
		return nil, fmt.Errorf("read what was vouched for: %w", err)
	}
	return masked, nil
}

func vouch(tx *store.Tx, id book.ID, harmless []string) error {
	if len(harmless) == 0 {
		return nil
	}
	masked, err := vouchers(tx, id)
	if err != nil {
		return err
	}
	masked = append(masked, harmless...)
	slices.Sort(masked)
	raw, err := json.Marshal(slices.Compact(masked))
	if err != nil {
		return fmt.Errorf("write what was vouched for: %w", err)
	}
	return tx.PutSetting(voucherKey(id), string(raw))
}

// unvouched leaves out the findings somebody has vouched for.
func unvouched(tx *store.Tx, id book.ID, found []Finding) ([]Finding, error) {
	if len(found) == 0 {
		return nil, nil
	}
	masked, err := vouchers(tx, id)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found, func(f Finding) bool { return slices.Contains(masked, f.Hit.Masked) }), nil
}

func voucherKey(id book.ID) string { return "harmless." + string(id) }
