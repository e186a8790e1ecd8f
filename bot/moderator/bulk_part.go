package moderator

import (
	"errors"
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The work is done in parts, each in a transaction of its own, with a pause between
// them in which everybody else is served.
const (
	bulkAtOnce = 25
	bulkPause  = time.Second
)

func bulkAlarm(bulk store.Bulk, at time.Time) store.Alarm {
	return store.Alarm{At: at.UTC(), Kind: store.AlarmBulk, Subject: uint64(bulk.Person)}
}

// BulkPart does the next part of somebody's work on many proposals. What is still to
// do is in the same transaction as what was done, so that nothing is done twice.
// Whether they may is seen anew at every part.
func BulkPart(t *dialog.Turn, alarm store.Alarm) error {
	bulk, err := bulkOf(t, store.PersonID(alarm.Subject))
	if err != nil || bulk.Person == 0 {
		return err // stopped meanwhile
	}
	by, o, err := bulkOrder(t, bulk)
	switch {
	case errors.Is(err, errBulkOver):
		return endBulk(t, bulk, "bulk_dismissed")
	case err != nil:
		return err
	}
	part := min(len(bulk.Proposals), bulkAtOnce)
	for _, seen := range bulk.Proposals[:part] {
		changed, err := changeOne(t, by, o, seen)
		switch {
		case err != nil:
			return err
		case changed:
			bulk.Done++
		default:
			bulk.Passed++
		}
	}
	bulk.Proposals = bulk.Proposals[part:]
	if len(bulk.Proposals) == 0 {
		return endBulk(t, bulk, "bulk_ended")
	}
	t.Refresh(bulk.Person.Chat(), bulkSlot, progressScreen(bulk))
	if err := t.Tx.SaveBulk(bulk); err != nil {
		return err
	}
	return t.Tx.SetAlarm(bulkAlarm(bulk, t.Now.Add(bulkPause)))
}

// errBulkOver is why work ends that can't be gone on with: whoever ordered it, or
// was to be assigned, is no longer on the staff.
var errBulkOver = errors.New("somebody is no longer on the staff")

// bulkOrder is what is to be done, and by whom, by the staff records of now.
func bulkOrder(t *dialog.Turn, bulk store.Bulk) (by store.Staff, o order, err error) {
	o = order{action: bulk.Action, topic: bulk.Topic}
	by, err = t.Tx.Staff(bulk.Person)
	if err == nil && !by.Has(store.Read) {
		err = store.ErrNotFound
	}
	if err == nil && bulk.Assignee != 0 {
		o.assignee, err = t.Tx.Staff(bulk.Assignee)
	}
	if errors.Is(err, store.ErrNotFound) {
		err = errBulkOver
	}
	return by, o, err
}

// changeOne changes one proposal as a press on its card would, and tells its author
// likewise. One that is no longer as it was, or is no longer the person's, is left
// alone.
func changeOne(t *dialog.Turn, by store.Staff, o order, seen store.Seen) (bool, error) {
	p, err := t.Tx.Proposal(seen.Proposal)
	if errors.Is(err, store.ErrNotFound) || err == nil && (!o.fits(p) || o.urgentApart(p)) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read proposal %d for work on many: %w", seen.Proposal, err)
	}
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, store.Change{
		Proposal: seen.Proposal, Revision: seen.Revision, Action: o.action, By: by, At: t.Now,
		Topic: o.topic, Assignee: o.assignee,
	})
	var late *store.OvertakenError
	var leased *store.LeasedError
	switch {
	case errors.As(err, &late), errors.As(err, &leased), errors.Is(err, store.ErrNotEntitled):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("%s proposal %d among many: %w", o.action, seen.Proposal, err)
	}
	switch {
	case o.action == store.ActionAccept && !after.Pending():
		err = proposal.Announce(t, after)
	case o.action == store.ActionMove:
		err = tellMoved(t, p, after)
	}
	if err != nil {
		return true, err
	}
	return true, proposal.RefreshCards(t, after)
}
