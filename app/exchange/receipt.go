package exchange

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"feltbog/app/fault"
	"feltbog/app/store"
)

// Receipt is one parcel that was taken in: when, and the account kept then.
type Receipt struct {
	At      int64 // Unix milliseconds
	Account Account
}

// Receipts are the parcels taken in, latest first.
func Receipts(tx *store.Tx) ([]Receipt, error) {
	parcels, err := tx.Parcels()
	if err != nil {
		return nil, err
	}
	var receipts []Receipt
	for _, p := range parcels {
		if p.Direction != store.Taken {
			continue
		}
		receipt := Receipt{At: p.At}
		if err := json.Unmarshal(p.Account, &receipt.Account); err != nil {
			return nil, fault.New(fault.Damaged).Because(fmt.Errorf("read receipt: %w", err))
		}
		receipts = append(receipts, receipt)
	}
	slices.SortStableFunc(receipts, func(a, b Receipt) int { return cmp.Compare(b.At, a.At) })
	return receipts, nil
}
