package bulk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// operation is what is to be done with many proposals. The zero order does nothing.
type operation struct {
	action   store.Action
	topic    string
	assignee store.Staff
}

// parseOperation reads the argument of a button: accept, assign.<person> or move.<topic>.
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
			return o, fmt.Errorf("read who is to be assigned: %w", err)
		}
		return o, nil
	}
	return o, dialog.ErrStale
}

// applies reports whether there is anything to do with a proposal, and whether it may
// be done to many at once.
func (o operation) applies(p store.Proposal) bool {
	switch o.action {
	case store.ActionMove:
		return p.Topic != o.topic
	case store.ActionAssign:
		return p.Assignee != o.assignee.ID && store.Authorized(o.assignee, store.RightRead, p)
	}
	return true
}

// mayApply is fits as far as it is known without reading the proposal, so that what
// one order has done does not keep the next from reaching the rest.
func (o operation) mayApply(place store.QueueEntry) bool {
	switch o.action {
	case store.ActionMove:
		return place.Topic != o.topic
	case store.ActionAssign:
		return place.Assignee != o.assignee.ID && o.assignee.Scope.Covers(place.Region, place.Topic)
	}
	return true
}

// skipUrgent reports whether a proposal is to be looked at by itself: nobody
// accepts among many others what may be a cry for help.
func (o operation) skipUrgent(p store.Proposal) bool {
	return o.action == store.ActionAccept && p.Urgent()
}

// skipLeased reports whether the work of somebody else on a proposal is an obstacle. To
// say who is to look after it is none.
func (o operation) skipLeased() bool {
	return o.action == store.ActionAccept || o.action == store.ActionMove
}
