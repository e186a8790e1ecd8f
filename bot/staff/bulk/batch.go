package bulk

import (
	"errors"
	"fmt"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// An operation runs in batches, each in its own transaction, with a pause between them
// in which other people's updates are handled.
const (
	batchSize  = 25
	batchPause = time.Second
)

func batchAlarm(bulk store.BulkOperation, at time.Time) store.Alarm {
	return store.Alarm{At: at.UTC(), Kind: store.AlarmBulk, Subject: uint64(bulk.Person)}
}

// RunBatch runs the next batch of an operation. What remains is saved in the transaction
// of the changes, so that nothing is done twice. Every batch authorizes the person again.
func RunBatch(t *dialog.Turn, alarm store.Alarm) error {
	bulk, err := loadRunning(t, store.PersonID(alarm.Subject))
	if err != nil || bulk.Person == 0 {
		return err // stopped meanwhile
	}
	by, o, err := loadOperation(t, bulk)
	switch {
	case errors.Is(err, errStaffGone):
		return finish(t, bulk, "bulk_dismissed")
	case err != nil:
		return err
	}
	batch := min(len(bulk.Remaining), batchSize)
	for _, seen := range bulk.Remaining[:batch] {
		changed, err := applyOne(t, by, o, seen)
		switch {
		case err != nil:
			return err
		case changed:
			bulk.Done++
		default:
			bulk.Skipped++
		}
	}
	bulk.Remaining = bulk.Remaining[batch:]
	if len(bulk.Remaining) == 0 {
		return finish(t, bulk, "bulk_ended")
	}
	t.Refresh(bulk.Person.Chat(), progressSlot, progressScreen(bulk))
	if err := store.Bulks.Put(t.Tx, bulk); err != nil {
		return err
	}
	return t.Tx.SetAlarm(batchAlarm(bulk, t.Now.Add(batchPause)))
}

// errStaffGone ends an operation whose person or assignee is no longer on the staff.
var errStaffGone = errors.New("the person or the assignee of a bulk operation is no longer on the staff")

// loadOperation returns the operation and the person who runs it, with the staff records
// of now.
func loadOperation(t *dialog.Turn, bulk store.BulkOperation) (by store.Staff, o operation, err error) {
	o = operation{action: bulk.Action, topic: bulk.Topic}
	by, err = store.StaffRecords.Get(t.Tx, bulk.Person)
	if err == nil && !by.Has(store.RightRead) {
		err = store.ErrNotFound
	}
	if err == nil && bulk.Assignee != 0 {
		o.assignee, err = store.StaffRecords.Get(t.Tx, bulk.Assignee)
	}
	if errors.Is(err, store.ErrNotFound) {
		err = errStaffGone
	}
	return by, o, err
}

// applyOne changes one proposal and notifies its author, as a press on its card would. It
// reports false for one that has changed since or that the person may not change.
func applyOne(t *dialog.Turn, by store.Staff, o operation, seen store.ProposalRevision) (bool, error) {
	p, err := t.Tx.Proposal(seen.Proposal)
	if errors.Is(err, store.ErrNotFound) || err == nil && (!o.applies(p) || o.skipUrgent(p)) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read proposal %d for a bulk operation: %w", seen.Proposal, err)
	}
	after, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, rules.Change{
		Proposal: seen.Proposal, Revision: seen.Revision, Action: o.action, By: by, At: t.Now,
		Topic: o.topic, Assignee: o.assignee,
	})
	var late *rules.ConflictError
	var leased *rules.LeasedError
	switch {
	case errors.As(err, &late), errors.As(err, &leased), errors.Is(err, rules.ErrNotAuthorized):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("%s proposal %d among many: %w", o.action, seen.Proposal, err)
	}
	switch {
	case o.action == store.ActionAccept && !after.Undoable():
		err = notice.Announce(t, after)
	case o.action == store.ActionMove:
		err = desk.NotifyMoved(t, p, after)
	}
	if err != nil {
		return true, err
	}
	return true, card.Refresh(t, after)
}
