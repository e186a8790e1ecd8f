package bulk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// operation is what is to be done with each selected proposal. The zero operation does
// nothing.
type operation struct {
	action   store.Action
	topic    string
	assignee store.Staff
}

// parseOperation parses the argument of a button: accept, assign.<person> or move.<topic>.
func parseOperation(t *dialog.Turn, argument string) (operation, error) {
	action, value, _ := strings.Cut(argument, ".")
	o := operation{action: store.Action(action)}
	switch o.action {
	case store.ActionAccept:
		if t.Staff.Filter.EffectiveStatus().Waiting() {
			return o, nil
		}
	case store.ActionMove:
		if _, known := t.Catalogue.Topic(value); known {
			o.topic = value
			return o, nil
		}
	case store.ActionAssign:
		id, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return o, dialog.ErrStale
		}
		o.assignee, err = store.StaffRecords.Get(t.Tx, store.PersonID(id))
		switch {
		case errors.Is(err, store.ErrNotFound):
			return o, dialog.ErrStale
		case err != nil:
			return o, fmt.Errorf("read the assignee of a bulk operation: %w", err)
		}
		return o, nil
	}
	return o, dialog.ErrStale
}

// applies reports whether the operation would change a proposal.
func (o operation) applies(p store.Proposal) bool {
	switch o.action {
	case store.ActionMove:
		return p.Topic != o.topic
	case store.ActionAssign:
		return p.Assignee != o.assignee.ID && store.Authorized(o.assignee, store.RightRead, p)
	}
	return true
}

// mayApply is [operation.applies] as far as the queue's entry tells, without reading the
// proposal. So what one operation has changed is not read again by the next.
func (o operation) mayApply(entry store.QueueEntry) bool {
	switch o.action {
	case store.ActionMove:
		return entry.Topic != o.topic
	case store.ActionAssign:
		return entry.Assignee != o.assignee.ID && o.assignee.Scope.Covers(entry.Region, entry.Topic)
	}
	return true
}

// skipUrgent reports whether a proposal is left out because it is urgent: what may be a
// cry for help is not accepted unread among others.
func (o operation) skipUrgent(p store.Proposal) bool {
	return o.action == store.ActionAccept && p.Urgent()
}

// skipLeased reports whether a proposal is left out while a colleague has leased it. It
// may be assigned all the same.
func (o operation) skipLeased() bool {
	return o.action == store.ActionAccept || o.action == store.ActionMove
}
