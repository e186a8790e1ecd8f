package queue

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// maxScanned is how many proposals are read at most to find one that is free, or one
// that the filter lets through among a million decided ones.
const maxScanned = 10_000

// queueScan finds the next proposal for a member of the staff.
type queueScan struct {
	cursor     store.QueueCursor
	filter     store.Filter
	reader     store.Staff
	catalogue  *store.Catalogue
	colleagues map[store.PersonID]store.Staff
	// skipped is not shown next.
	skipped store.Seq
	// waiting counts what waits in the reader's scope; mine and overdue are how much of
	// it is assigned to the reader or late. passing counts what the filter lets through.
	waiting, mine, overdue, passing int
	// next is the first entry that is free for the reader; its Seq is 0 if none is. busy
	// are the entries before it that a colleague has leased or is assigned; voted counts
	// those that wait for a second vote besides the reader's.
	next  store.QueueEntry
	busy  []store.QueueEntry
	voted int
}

// newQueueScan counts what waits. If the day or the filter has changed since, the
// cursor starts at the front.
func newQueueScan(t *dialog.Turn, skipped store.Proposal) (queueScan, error) {
	s := queueScan{
		cursor: t.Session.QueueCursor, filter: t.Staff.Filter, reader: *t.Staff, catalogue: t.Catalogue,
		colleagues: map[store.PersonID]store.Staff{}, skipped: skipped.Seq,
	}
	if s.cursor.Day != t.Today() || s.cursor.Filter != s.filter {
		s.cursor = store.QueueCursor{Day: t.Today(), Filter: s.filter}
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

// advance moves the cursor past a proposal that the reader skips. For a card that was
// not opened from the queue it stays: the reader has not seen what comes before it.
func (s *queueScan) advance(p store.Proposal) {
	if p.Seq == 0 || !p.Status.Waiting() {
		return
	}
	order := store.QueueEntryOf(p).OrderFor(s.reader.ID)
	if s.cursor.Cursors[order.Tier] == order {
		order.Seq++
		s.cursor.Cursors[order.Tier] = order
	}
}

// restart moves the cursor to the front.
func (s *queueScan) restart() {
	s.cursor.Cursors = [store.TierClosed]store.QueueOrder{}
	s.busy, s.voted = nil, 0
}

// find sets next to the first entry that is free.
func (s *queueScan) find(t *dialog.Turn) error {
	if s.passing == 0 {
		return nil
	}
	scanned := 0
	for entry, err := range s.entries(t) {
		if err != nil {
			return err
		}
		free, err := s.free(t, entry)
		if err != nil {
			return err
		}
		if free {
			s.next = entry
			return nil
		}
		if scanned++; scanned == maxScanned {
			return nil
		}
	}
	return nil
}

// free reports whether the reader can work on an entry: it was not skipped, no colleague
// has leased it or is assigned it, and the reader has not voted on it. An urgent one is
// shown even if it is assigned to a colleague.
func (s *queueScan) free(t *dialog.Turn, entry store.QueueEntry) (bool, error) {
	switch {
	case entry.Seq == s.skipped:
		return false, nil
	case entry.VotedBy(*s.catalogue, s.reader.ID):
		s.voted++
		return false, nil
	case s.assignedElsewhere(entry) && !entry.Urgent():
		s.busy = append(s.busy, entry)
		return false, nil
	}
	lease, err := store.FindLease(t.Tx, entry.Seq)
	if err == nil && lease.LeasedToOther(s.reader.ID, t.Now) {
		s.busy = append(s.busy, entry)
		return false, nil
	}
	return err == nil, err
}

// assignedElsewhere reports whether an entry is assigned to a colleague.
func (s *queueScan) assignedElsewhere(entry store.QueueEntry) bool {
	return entry.Assignee != s.reader.ID && s.colleagues[entry.Assignee].IsAssignee(entry)
}

// findOther sets next to the first proposal after a skipped one in a list that does not
// wait for the staff. No lease and no assignment matters there.
func (s *queueScan) findOther(t *dialog.Turn, skipped store.Proposal) error {
	if s.passing == 0 {
		return nil
	}
	var after store.QueueOrder
	if skipped.Seq != 0 {
		after = store.OrderOf(skipped)
	}
	wanted, scanned := s.filter.For(s.reader, t.Today()), 0
	for entry, err := range t.Tx.Queue(store.QueueFilter{Status: s.filter.EffectiveStatus()}, after) {
		if err != nil {
			return err
		}
		if wanted.Passes(entry) {
			s.next = entry
			return nil
		}
		if scanned++; scanned == maxScanned {
			return nil
		}
	}
	return nil
}
