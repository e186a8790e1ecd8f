package queue

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// lookedAt is how many proposals are looked through for the next one that is free, or
// that a filter lets through among a million decided ones.
const lookedAt = 10_000

// queueScan is one look at the queue for a member of the staff.
type queueScan struct {
	round      store.QueueCursor
	filter     store.Filter
	reader     store.Staff
	catalogue  *store.Catalogue
	colleagues map[store.PersonID]store.Staff
	// skipped is what the reader turns away from, and does not want to see next.
	skipped store.Seq
	// waiting counts what waits for the staff in the reader's scope, mine and overdue
	// those of it that are assigned to the reader or late; passing counts what the
	// filter lets through.
	waiting, mine, overdue, passing int
	// next is the first place that is free for the reader; its Seq is 0 if there is
	// none. held are the places before it that colleagues have in hand, voted counts
	// those that wait for a colleague to second the reader's vote.
	next  store.QueueEntry
	held  []store.QueueEntry
	voted int
}

// newQueueScan counts what waits. The round begins again on another day and with
// another filter.
func newQueueScan(t *dialog.Turn, skipped store.Proposal) (queueScan, error) {
	s := queueScan{
		round: t.Session.QueueCursor, filter: t.Staff.Filter, reader: *t.Staff, catalogue: t.Catalogue,
		colleagues: map[store.PersonID]store.Staff{}, skipped: skipped.Seq,
	}
	if s.round.Day != t.Today() || s.round.Filter != s.filter {
		s.round = store.QueueCursor{Day: t.Today(), Filter: s.filter}
	}
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return s, fmt.Errorf("list the staff: %w", err)
	}
	for _, staff := range all {
		s.colleagues[staff.ID] = staff
	}
	return s, s.count(t)
}

// count counts what waits, and what the filter lets through.
func (s *queueScan) count(t *dialog.Turn) error {
	today, wanted := t.Today(), s.filter.For(s.reader, t.Today())
	for c, err := range t.Tx.QueueCounts(store.StatusSubmitted) {
		if err != nil {
			return fmt.Errorf("count what waits: %w", err)
		}
		if !s.reader.Scope.Covers(c.Region, c.Topic) {
			continue
		}
		s.waiting += c.Count
		if c.Assignee == s.reader.ID {
			s.mine += c.Count
		}
		if c.Due < today {
			s.overdue += c.Count
		}
		if wanted.Passes(c.Entry()) {
			s.passing += c.Count
		}
	}
	if s.filter.EffectiveStatus().Waiting() {
		return nil
	}
	facets, err := countFacets(t, s.filter)
	s.passing = facets.passing
	return err
}

// leave moves the cursor behind a proposal that the reader skips. A card that was
// opened from elsewhere leads no further: what stands before it was never seen.
func (s *queueScan) leave(p store.Proposal) {
	if p.Seq == 0 || !p.Status.Waiting() {
		return
	}
	order := store.QueueEntryOf(p).OrderFor(s.reader.ID)
	if s.round.Cursors[order.Tier] == order {
		order.Seq++
		s.round.Cursors[order.Tier] = order
	}
}

// restart goes back to the front.
func (s *queueScan) restart() {
	s.round.Cursors = [store.TierClosed]store.QueueOrder{}
	s.held, s.voted = nil, 0
}

// find finds the first place that is free.
func (s *queueScan) find(t *dialog.Turn) error {
	if s.passing == 0 {
		return nil
	}
	looked := 0
	for place, err := range s.places(t) {
		if err != nil {
			return err
		}
		free, err := s.free(t, place)
		if err != nil {
			return err
		}
		if free {
			s.next = place
			return nil
		}
		if looked++; looked == lookedAt {
			return nil
		}
	}
	return nil
}

// free reports whether a place is not left behind and nobody else has it in hand: no
// colleague has a lease of it or looks after it, and the reader has not voted on it.
// What is urgent is shown even if a colleague looks after it.
func (s *queueScan) free(t *dialog.Turn, place store.QueueEntry) (bool, error) {
	switch {
	case place.Seq == s.skipped:
		return false, nil
	case place.VotedBy(*s.catalogue, s.reader.ID):
		s.voted++
		return false, nil
	case s.assignedElsewhere(place) && !place.Urgent():
		s.held = append(s.held, place)
		return false, nil
	}
	lease, err := store.FindLease(t.Tx, place.Seq)
	if err == nil && lease.LeasedToOther(s.reader.ID, t.Now) {
		s.held = append(s.held, place)
		return false, nil
	}
	return err == nil, err
}

// assignedElsewhere reports whether a colleague looks after a place.
func (s *queueScan) assignedElsewhere(place store.QueueEntry) bool {
	return place.Assignee != s.reader.ID && s.colleagues[place.Assignee].IsAssignee(place)
}

// findOther finds the first proposal after a skipped one among those that do not wait
// for the staff. Nobody has those in hand.
func (s *queueScan) findOther(t *dialog.Turn, skipped store.Proposal) error {
	if s.passing == 0 {
		return nil
	}
	var after store.QueueOrder
	if skipped.Seq != 0 {
		after = store.OrderOf(skipped)
	}
	wanted, looked := s.filter.For(s.reader, t.Today()), 0
	for place, err := range t.Tx.Queue(store.QueueFilter{Status: s.filter.EffectiveStatus()}, after) {
		if err != nil {
			return err
		}
		if wanted.Passes(place) {
			s.next = place
			return nil
		}
		if looked++; looked == lookedAt {
			return nil
		}
	}
	return nil
}
