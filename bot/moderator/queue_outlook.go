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
	// next is the first place of the round that nobody else holds; its Seq is 0 if
	// there is none. held are the places before it, or all, that others hold.
	next store.QueuePlace
	held []store.QueuePlace
	// at is where next stands in the round.
	at spot
	// left are the places left behind in the round, among which votes of the sender may
	// be; voted are those of the rest on which the sender has voted.
	left, voted []store.QueuePlace
}

// lookThrough counts what waits for the sender, exactly, and finds the next proposal
// of a round, in one pass over what waits. Of decided proposals, which come after a
// place, the standing counters are read instead.
func lookThrough(t *dialog.Turn, r round, after store.QueuePlace) (outlook, error) {
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
			if err := found.consider(t, r, place); err != nil {
				return found, err
			}
		}
	}
	if wanted == store.Submitted {
		return found, found.lookAmongVotes(t, r)
	}
	return found, found.lookElsewhere(t, after)
}

// within reports whether something was found in the first parts of the queue.
func (o *outlook) within(parts int) bool { return o.next.Seq != 0 && o.at.part < parts }

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
func (o *outlook) consider(t *dialog.Turn, r round, place store.QueuePlace) error {
	o.passing++
	at := r.spot(place)
	switch {
	case r.left(at):
		o.left = append(o.left, place)
		return nil
	case o.next.Seq != 0 && !at.before(o.at):
		return nil
	}
	lease, err := store.LeaseOf(t.Tx, place.Seq)
	if err != nil {
		return err
	}
	if lease.HeldByOther(r.reader, t.Now) {
		o.held = append(o.held, place)
		return nil
	}
	p, err := t.Tx.Proposal(place.Seq)
	switch {
	case err != nil:
		return err
	case p.VotedBy(*r.catalogue, r.reader):
		o.voted = append(o.voted, place)
	default:
		o.next, o.at = place, at
	}
	return nil
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
