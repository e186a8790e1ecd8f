package card

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// maxRelated is how many other proposals are looked at for one card, so that
// somebody who floods makes no card slow.
const maxRelated = 50

// cardContext are what a card says that does not stand on the proposal itself.
type cardContext struct {
	lease store.Lease
	// block is the author's block, which may have ended or be only proposed.
	block store.Block
	// others counts the author's other proposals, total all of them and byStatus the
	// newest of them.
	othersTotal    int
	othersByStatus map[store.Status]int
	// sameTextCount counts the proposals with the same text from other people, authors those
	// people; same are the proposals that the reader may open.
	sameTextCount, sameTextAuthors int
	sameTextVisible                []store.Proposal
	// main is what the proposal is linked to, linked counts what is linked to it.
	main       store.Proposal
	duplicates int
}

// loadContext reads what a card needs besides its proposal, as far as the reader may
// see it.
func loadContext(t *dialog.Turn, reader store.Staff, p store.Proposal) (cardContext, error) {
	c, err := t.Tx.Context(p, maxRelated)
	if err != nil {
		return cardContext{}, fmt.Errorf("read what belongs to proposal %d: %w", p.Seq, err)
	}
	around := cardContext{
		lease: c.Lease, block: c.Block, othersTotal: c.Total, othersByStatus: map[store.Status]int{}, main: c.Main, duplicates: c.Linked,
	}
	// Their decisions are as the staff knows them.
	for _, other := range c.Own {
		around.othersByStatus[other.Status]++
	}
	around.loadSameText(reader, p, c.Same)
	return around, nil
}

// loadSameText takes in the proposals with the same text that other people sent.
func (s *cardContext) loadSameText(reader store.Staff, p store.Proposal, same []store.Proposal) {
	authors := map[store.PersonID]bool{}
	for _, other := range same {
		if other.Author == p.Author && p.Author != 0 {
			continue
		}
		s.sameTextCount++
		authors[other.Author] = true
		if store.Authorized(reader, store.RightRead, other) {
			s.sameTextVisible = append(s.sameTextVisible, other)
		}
	}
	s.sameTextAuthors = len(authors)
}

// leasedByOther reports whether somebody else than the reader works on the proposal.
func (s cardContext) leasedByOther(reader store.Staff, now time.Time) bool {
	return s.lease.LeasedToOther(reader.ID, now)
}

// leasedByReader reports whether the reader works on the proposal.
func (s cardContext) leasedByReader(reader store.Staff, now time.Time) bool {
	return s.lease.Active(now) && s.lease.By == reader.ID
}
