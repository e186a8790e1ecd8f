package proposal

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// lookedAt is how many other proposals are looked at for one card, so that
// somebody who floods makes no card slow.
const lookedAt = 50

// surroundings are what a card says that does not stand on the proposal itself.
type surroundings struct {
	lease store.Lease
	// block is the author's block, which may have ended or be only proposed.
	block store.Block
	// others counts the author's other proposals, total all of them and byStatus the
	// newest of them.
	total    int
	byStatus map[store.Status]int
	// sent counts the proposals with the same text from other people, authors those
	// people; same are the proposals that the reader may open.
	sent, authors int
	same          []store.Proposal
	// main is what the proposal is linked to, linked counts what is linked to it.
	main   store.Proposal
	linked int
}

// lookAround reads what a card needs besides its proposal, as far as the reader may
// see it.
func lookAround(t *dialog.Turn, reader store.Staff, p store.Proposal) (surroundings, error) {
	c, err := t.Tx.Context(p, lookedAt)
	if err != nil {
		return surroundings{}, fmt.Errorf("read what belongs to proposal %d: %w", p.Seq, err)
	}
	around := surroundings{
		lease: c.Lease, block: c.Block, total: c.Total, byStatus: map[store.Status]int{}, main: c.Main, linked: c.Linked,
	}
	// Their decisions are as the staff knows them.
	for _, other := range c.Own {
		around.byStatus[other.Status]++
	}
	around.sameText(reader, p, c.Same)
	return around, nil
}

// sameText takes in the proposals with the same text that other people sent.
func (s *surroundings) sameText(reader store.Staff, p store.Proposal, same []store.Proposal) {
	authors := map[store.PersonID]bool{}
	for _, other := range same {
		if other.Author == p.Author && p.Author != 0 {
			continue
		}
		s.sent++
		authors[other.Author] = true
		if store.May(reader, store.Read, other) {
			s.same = append(s.same, other)
		}
	}
	s.authors = len(authors)
}

// heldByOther reports whether somebody else than the reader works on the proposal.
func (s surroundings) heldByOther(reader store.Staff, now time.Time) bool {
	return s.lease.HeldByOther(reader.ID, now)
}

// heldByReader reports whether the reader works on the proposal.
func (s surroundings) heldByReader(reader store.Staff, now time.Time) bool {
	return s.lease.Holds(now) && s.lease.By == reader.ID
}
