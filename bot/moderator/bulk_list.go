package moderator

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"

	"usynys/bot/dialog"
	"usynys/store"
)

// bulkLimit is how many proposals are worked on by one order: they are all read for
// the preview, within one transaction.
const bulkLimit = 1000

// bulkRead is how many proposals are read for one order, also where much of what is
// waiting is left alone. It keeps the transaction short (BenchmarkQueueScreen).
const bulkRead = bulkLimit + 200

// bulkList is what an order would do to which proposals, and what it would leave
// alone.
type bulkList struct {
	seen []store.Seen
	// held are those that others work on, urgent those that are looked at one by one;
	// more is set where there are more than one order may do.
	held, urgent int
	more         bool
	// read is how many were read.
	read int
	// kinds are the regions and topics of seen.
	kinds map[store.Standing]bool
}

// listBulk finds the proposals that the sender's filter lets through and that they
// may decide on, as far as the order has anything to do with them. Hidden ones are
// in no list.
func listBulk(t *dialog.Turn, o order) (bulkList, error) {
	list := bulkList{kinds: map[store.Standing]bool{}}
	filter := t.Staff.Filter
	if !filter.Wanted().Open() {
		return list, nil
	}
	wanted := filter.For(*t.Staff, t.Today())
	if !t.Staff.Has(store.Decide) {
		wanted.Assignee = t.Staff.ID // nothing else is theirs to decide
	}
	for place, err := range t.Tx.Queue(wanted, store.QueueOrder{}) {
		if err != nil {
			return list, fmt.Errorf("list proposals for work on many: %w", err)
		}
		if !decides(*t.Staff, place) || !o.concerns(place) {
			continue
		}
		if len(list.seen) == bulkLimit || list.read == bulkRead {
			list.more = true
			break
		}
		if err := list.consider(t, o, place.Seq); err != nil {
			return list, err
		}
	}
	return list, nil
}

// decides reports whether somebody may decide on what stands at a place. Of most that
// is not theirs nothing has to be read then.
func decides(staff store.Staff, place store.QueuePlace) bool {
	return (staff.Has(store.Decide) || place.Assignee == staff.ID) && staff.Scope.Covers(place.Region, place.Topic)
}

func (l *bulkList) consider(t *dialog.Turn, o order, seq store.Seq) error {
	l.read++
	p, err := t.Tx.Proposal(seq)
	if err != nil {
		return fmt.Errorf("read proposal %d for work on many: %w", seq, err)
	}
	lease, err := store.LeaseOf(t.Tx, seq)
	switch {
	case err != nil:
		return fmt.Errorf("read who works on proposal %d: %w", seq, err)
	case p.Hidden, !store.May(*t.Staff, store.Decide, p), !o.fits(p):
	case o.heldApart() && lease.HeldByOther(t.Staff.ID, t.Now):
		l.held++
	case o.urgentApart(p):
		l.urgent++
	default:
		l.seen = append(l.seen, store.Seen{Proposal: seq, Revision: p.Revision})
		l.kinds[store.Standing{Region: p.Region, Topic: p.Topic}] = true
	}
	return nil
}

// within reports whether everything listed is in a scope.
func (l *bulkList) within(scope store.Scope) bool {
	for kind := range l.kinds {
		if !scope.Covers(kind.Region, kind.Topic) {
			return false
		}
	}
	return true
}

// sum is by what a preview knows that what it showed is still true: of the
// proposals and their revisions. It is never 0.
func (l *bulkList) sum() uint32 {
	sum := fnv.New32a()
	for _, seen := range l.seen {
		_ = binary.Write(sum, binary.BigEndian, seen)
	}
	return max(sum.Sum32(), 1)
}
