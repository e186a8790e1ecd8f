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

// The work is done in parts, each in a transaction of its own, with a pause between
// them in which everybody else is served.
const (
	batchSize  = 25
	batchPause = time.Second
)

func batchAlarm(bulk store.BulkOperation, at time.Time) store.Alarm {
	return store.Alarm{At: at.UTC(), Kind: store.AlarmBulk, Subject: uint64(bulk.Person)}
}

// RunBatch does the next part of somebody's work on many proposals. What is still to
// do is in the same transaction as what was done, so that nothing is done twice.
// Whether they may is seen anew at every part.
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
	part := min(len(bulk.Remaining), batchSize)
	for _, seen := range bulk.Remaining[:part] {
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
	bulk.Remaining = bulk.Remaining[part:]
	if len(bulk.Remaining) == 0 {
		return finish(t, bulk, "bulk_ended")
	}
	t.Refresh(bulk.Person.Chat(), progressSlot, progressScreen(bulk))
	if err := store.Bulks.Put(t.Tx, bulk); err != nil {
		return err
	}
	return t.Tx.SetAlarm(batchAlarm(bulk, t.Now.Add(batchPause)))
}

// errStaffGone is why work ends that can't be gone on with: whoever ordered it, or
// was to be assigned, is no longer on the staff.
var errStaffGone = errors.New("somebody is no longer on the staff")

// loadOperation is what is to be done, and by whom, by the staff records of now.
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

// applyOne changes one proposal as a press on its card would, and tells its author
// likewise. One that is no longer as it was, or is no longer the person's, is left
// alone.
func applyOne(t *dialog.Turn, by store.Staff, o operation, seen store.ProposalRevision) (bool, error) {
	p, err := t.Tx.Proposal(seen.Proposal)
	if errors.Is(err, store.ErrNotFound) || err == nil && (!o.applies(p) || o.skipUrgent(p)) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read proposal %d for work on many: %w", seen.Proposal, err)
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
