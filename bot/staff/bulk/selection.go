package bulk

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"

	"usynys/bot/dialog"
	"usynys/store"
)

// maxSelected is how many proposals one operation changes at most. All are read for the
// preview, within one transaction.
const maxSelected = 1000

// maxRead is how many proposals are read at most for one operation. It keeps the
// transaction short where many are left out (BenchmarkQueueScreen).
const maxRead = maxSelected + 200

// selection is the proposals that an operation would change, and how many it leaves out.
type selection struct {
	items []store.ProposalRevision
	// leased and urgent count what is left out; truncated is set where there are more than
	// one operation may change.
	leased, urgent int
	truncated      bool
	read           int
	// places are the regions and topics of the items.
	places map[regionTopic]bool
}

type regionTopic struct{ region, topic string }

// selectProposals selects the proposals that the sender's filter lets through, that they
// may decide on and that the operation would change. Hidden ones are in no list.
func selectProposals(t *dialog.Turn, o operation) (selection, error) {
	list := selection{places: map[regionTopic]bool{}}
	filter := t.Staff.Filter
	if !filter.EffectiveStatus().Open() {
		return list, nil
	}
	wanted := filter.For(*t.Staff, t.Today())
	if !t.Staff.Has(store.RightDecide) {
		wanted.Assignee = t.Staff.ID // they may decide on nothing else
	}
	for entry, err := range t.Tx.Queue(wanted, store.QueueOrder{}) {
		if err != nil {
			return list, fmt.Errorf("select proposals for a bulk operation: %w", err)
		}
		if !mayDecide(*t.Staff, entry) || !o.mayApply(entry) {
			continue
		}
		if len(list.items) == maxSelected || list.read == maxRead {
			list.truncated = true
			break
		}
		if err := list.consider(t, o, entry.Seq); err != nil {
			return list, err
		}
	}
	return list, nil
}

// mayDecide reports whether a person may decide on an entry of the queue, as far as the
// entry tells without reading the proposal.
func mayDecide(staff store.Staff, entry store.QueueEntry) bool {
	return (staff.Has(store.RightDecide) || entry.Assignee == staff.ID) && staff.Scope.Covers(entry.Region, entry.Topic)
}

func (l *selection) consider(t *dialog.Turn, o operation, seq store.Seq) error {
	l.read++
	p, err := t.Tx.Proposal(seq)
	if err != nil {
		return fmt.Errorf("read proposal %d for a bulk operation: %w", seq, err)
	}
	lease, err := store.FindLease(t.Tx, seq)
	switch {
	case err != nil:
		return fmt.Errorf("read the lease of proposal %d: %w", seq, err)
	case p.Hidden, !store.Authorized(*t.Staff, store.RightDecide, p), !o.applies(p):
	case o.skipLeased() && lease.LeasedToOther(t.Staff.ID, t.Now):
		l.leased++
	case o.skipUrgent(p):
		l.urgent++
	default:
		l.items = append(l.items, store.ProposalRevision{Proposal: seq, Revision: p.Revision})
		l.places[regionTopic{p.Region, p.Topic}] = true
	}
	return nil
}

// within reports whether a scope covers all that is selected.
func (l *selection) within(scope store.Scope) bool {
	for place := range l.places {
		if !scope.Covers(place.region, place.topic) {
			return false
		}
	}
	return true
}

// checksum returns a checksum of the proposals and their revisions, which shows whether
// they are as in the preview. It is never 0.
func (l *selection) checksum() uint32 {
	sum := fnv.New32a()
	for _, seen := range l.items {
		_ = binary.Write(sum, binary.BigEndian, seen)
	}
	return max(sum.Sum32(), 1)
}
