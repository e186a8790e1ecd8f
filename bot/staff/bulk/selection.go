package bulk

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"

	"usynys/bot/dialog"
	"usynys/store"
)

// maxSelected is how many proposals are worked on by one order: they are all read for
// the preview, within one transaction.
const maxSelected = 1000

// maxRead is how many proposals are read for one order, also where much of what is
// waiting is left alone. It keeps the transaction short (BenchmarkQueueScreen).
const maxRead = maxSelected + 200

// selection is what an order would do to which proposals, and what it would leave
// alone.
type selection struct {
	items []store.ProposalRevision
	// leased are those that others work on, urgent those that are looked at one by one;
	// more is set where there are more than one order may do.
	leased, urgent int
	truncated      bool
	// read is how many were read.
	read int
	// kinds are the regions and topics of seen.
	kinds map[store.StatusCount]bool
}

// selectProposals finds the proposals that the sender's filter lets through and that they
// may decide on, as far as the order has anything to do with them. Hidden ones are
// in no list.
func selectProposals(t *dialog.Turn, o operation) (selection, error) {
	list := selection{kinds: map[store.StatusCount]bool{}}
	filter := t.Staff.Filter
	if !filter.EffectiveStatus().Open() {
		return list, nil
	}
	wanted := filter.For(*t.Staff, t.Today())
	if !t.Staff.Has(store.RightDecide) {
		wanted.Assignee = t.Staff.ID // nothing else is theirs to decide
	}
	for place, err := range t.Tx.Queue(wanted, store.QueueOrder{}) {
		if err != nil {
			return list, fmt.Errorf("list proposals for work on many: %w", err)
		}
		if !mayDecide(*t.Staff, place) || !o.mayApply(place) {
			continue
		}
		if len(list.items) == maxSelected || list.read == maxRead {
			list.truncated = true
			break
		}
		if err := list.consider(t, o, place.Seq); err != nil {
			return list, err
		}
	}
	return list, nil
}

// mayDecide reports whether somebody may decide on what stands at a place. Of most that
// is not theirs nothing has to be read then.
func mayDecide(staff store.Staff, place store.QueueEntry) bool {
	return (staff.Has(store.RightDecide) || place.Assignee == staff.ID) && staff.Scope.Covers(place.Region, place.Topic)
}

func (l *selection) consider(t *dialog.Turn, o operation, seq store.Seq) error {
	l.read++
	p, err := t.Tx.Proposal(seq)
	if err != nil {
		return fmt.Errorf("read proposal %d for work on many: %w", seq, err)
	}
	lease, err := store.FindLease(t.Tx, seq)
	switch {
	case err != nil:
		return fmt.Errorf("read who works on proposal %d: %w", seq, err)
	case p.Hidden, !store.Authorized(*t.Staff, store.RightDecide, p), !o.applies(p):
	case o.skipLeased() && lease.LeasedToOther(t.Staff.ID, t.Now):
		l.leased++
	case o.skipUrgent(p):
		l.urgent++
	default:
		l.items = append(l.items, store.ProposalRevision{Proposal: seq, Revision: p.Revision})
		l.kinds[store.StatusCount{Region: p.Region, Topic: p.Topic}] = true
	}
	return nil
}

// within reports whether everything listed is in a scope.
func (l *selection) within(scope store.Scope) bool {
	for kind := range l.kinds {
		if !scope.Covers(kind.Region, kind.Topic) {
			return false
		}
	}
	return true
}

// checksum is by what a preview knows that what it showed is still true: of the
// proposals and their revisions. It is never 0.
func (l *selection) checksum() uint32 {
	sum := fnv.New32a()
	for _, seen := range l.items {
		_ = binary.Write(sum, binary.BigEndian, seen)
	}
	return max(sum.Sum32(), 1)
}
