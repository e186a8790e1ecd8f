package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// closedLookedAt is how many decided proposals are looked through for the next one
// that a filter lets through. There may be a million of them; what waits is never so
// much.
const closedLookedAt = 10_000

// outlook is what one pass over the queue tells somebody.
type outlook struct {
	filter store.Filter
	// waiting counts what waits for the staff in the sender's scope, mine and overdue
	// are those of it that are assigned to the sender or late.
	waiting, mine, overdue int
	// passing counts what the filter lets through.
	passing int
	// next is the first place after the given one that nobody else holds; its Seq is 0
	// if there is none. held are the places before it, or all, that others hold.
	next store.QueuePlace
	held []store.QueuePlace
}

// lookThrough counts what waits for the sender, exactly, and finds the first
// proposal after a place, in one pass over what waits. Of decided proposals the
// standing counters are read instead.
func lookThrough(t *dialog.Turn, after store.QueuePlace) (outlook, error) {
	found := outlook{filter: t.Staff.Filter}
	wanted, today := found.filter.Wanted(), t.Today()
	for place, err := range t.Tx.Queue(store.Submitted, store.QueuePlace{}) {
		if err != nil {
			return found, err
		}
		if !t.Staff.Scope.Covers(place.Region, place.Topic) {
			continue
		}
		found.count(place, t.Staff.ID, today)
		if wanted == store.Submitted && found.filter.Passes(place, t.Staff.ID, today) {
			if err := found.consider(t, place, after); err != nil {
				return found, err
			}
		}
	}
	if wanted == store.Submitted {
		return found, nil
	}
	return found, found.lookElsewhere(t, after)
}

func (o *outlook) count(place store.QueuePlace, reader store.PersonID, today store.Date) {
	o.waiting++
	if place.Assignee == reader {
		o.mine++
	}
	if place.Due < today {
		o.overdue++
	}
}

// consider takes a place that the filter lets through into account.
func (o *outlook) consider(t *dialog.Turn, place, after store.QueuePlace) error {
	o.passing++
	reader := t.Staff.ID
	if after.Seq != 0 && !before(after, place, reader) || o.next.Seq != 0 && !before(place, o.next, reader) {
		return nil
	}
	lease, err := store.LeaseOf(t.Tx, place.Seq)
	switch {
	case err != nil:
		return err
	case lease.HeldByOther(reader, t.Now):
		o.held = append(o.held, place)
	default:
		o.next = place
	}
	return nil
}

// before reports whether a place comes before another one for a reader.
func before(place, other store.QueuePlace, reader store.PersonID) bool {
	order, otherOrder := place.OrderFor(reader), other.OrderFor(reader)
	return order < otherOrder || order == otherOrder && place.Seq < other.Seq
}

// lookElsewhere finds the first proposal after a place among those that do not wait
// for the staff. Nobody holds those.
func (o *outlook) lookElsewhere(t *dialog.Turn, after store.QueuePlace) error {
	found, err := countFacets(t, o.filter)
	if o.passing = found.passing; err != nil || o.passing == 0 {
		return err
	}
	looked := 0
	for place, err := range t.Tx.Queue(o.filter.Wanted(), after) {
		if err != nil {
			return err
		}
		if t.Staff.Scope.Covers(place.Region, place.Topic) && o.filter.Passes(place, t.Staff.ID, t.Today()) {
			o.next = place
			return nil
		}
		if looked++; looked == closedLookedAt {
			return nil
		}
	}
	return nil
}
