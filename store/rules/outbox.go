package rules

import "usynys/store"

// outboxPageSize is how many rows of the outbox are read at a time.
const outboxPageSize = 256

// HoldOutbox puts all rows of the outbox on hold and returns how many that are. It is for
// a restored backup, whose messages may have been sent since it was made. Like
// [ReleaseOutbox] and [DropOutboxOnHold] it is for a store that no bot works on.
func HoldOutbox(tx store.Tx) (int, error) {
	return updateOutbox(tx, func(row store.OutboxRow) (bool, error) {
		row.OnHold = true
		return true, tx.Reschedule(row)
	})
}

// ReleaseOutbox lets all rows on hold be sent and returns how many that are.
func ReleaseOutbox(tx store.Tx) (int, error) {
	return updateOutbox(tx, func(row store.OutboxRow) (bool, error) {
		if !row.OnHold {
			return false, nil
		}
		row.OnHold = false
		return true, tx.Reschedule(row)
	})
}

// DropOutboxOnHold deletes all rows on hold and returns how many that are.
func DropOutboxOnHold(tx store.Tx) (int, error) {
	return updateOutbox(tx, func(row store.OutboxRow) (bool, error) {
		if !row.OnHold {
			return false, nil
		}
		return true, tx.DeleteSent(row.ID)
	})
}

// updateOutbox calls change for every row of the outbox and returns how many it changed.
func updateOutbox(tx store.Tx, change func(store.OutboxRow) (bool, error)) (int, error) {
	count := 0
	for after := uint64(0); ; {
		page, err := tx.Outbox(after, outboxPageSize)
		if err != nil || len(page) == 0 {
			return count, err
		}
		for _, row := range page {
			taken, err := change(row)
			if err != nil {
				return count, err
			}
			if taken {
				count++
			}
			after = row.ID
		}
	}
}
