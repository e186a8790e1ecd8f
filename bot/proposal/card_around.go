package proposal

import (
	"errors"
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
	// main is what the proposal is linked to, linked what is linked to it.
	main    store.Proposal
	linked  int
	similar []store.Proposal
}

// lookAround reads what a card needs besides its proposal, as far as the reader may
// see it.
func lookAround(t *dialog.Turn, reader store.Staff, p store.Proposal) (surroundings, error) {
	var around surroundings
	var err error
	if around.lease, err = store.LeaseOf(t.Tx, p.Seq); err != nil {
		return around, fmt.Errorf("read who works on proposal %d: %w", p.Seq, err)
	}
	if around.block, err = store.BlockOf(t.Tx, p.Author); err != nil {
		return around, fmt.Errorf("read whether the author of proposal %d is blocked: %w", p.Seq, err)
	}
	if err := around.ofAuthor(t.Tx, p); err != nil {
		return around, fmt.Errorf("read the other proposals of the author of proposal %d: %w", p.Seq, err)
	}
	if err := around.sameText(t.Tx, reader, p); err != nil {
		return around, fmt.Errorf("read the proposals with the text of proposal %d: %w", p.Seq, err)
	}
	if err := around.links(t.Tx, p); err != nil {
		return around, fmt.Errorf("read the links of proposal %d: %w", p.Seq, err)
	}
	around.similar = similar(t, reader, p)
	return around, nil
}

// ofAuthor counts the author's other proposals. Their decisions are as the staff
// knows them.
func (s *surroundings) ofAuthor(r store.Reader, p store.Proposal) error {
	if p.Author == 0 {
		return nil
	}
	total, err := r.CountProposalsOf(p.Author)
	if err != nil {
		return err
	}
	s.total, s.byStatus = total-1, map[store.Status]int{}
	looked := 0
	for other, err := range r.ProposalsOf(p.Author) {
		if err != nil || looked == lookedAt {
			return err
		}
		if other.Seq != p.Seq {
			looked++
			s.byStatus[other.Status]++
		}
	}
	return nil
}

// sameText finds the proposals with the same text that other people sent.
func (s *surroundings) sameText(r store.Reader, reader store.Staff, p store.Proposal) error {
	authors := map[store.PersonID]bool{}
	looked := 0
	for seq, err := range r.SameText(store.TextSum(p.Body)) {
		switch {
		case err != nil:
			return err
		case seq == p.Seq:
			continue
		case looked == lookedAt:
			return nil
		}
		looked++
		other, err := r.Proposal(seq)
		if err != nil {
			return err
		}
		if other.Author == p.Author && p.Author != 0 {
			continue
		}
		s.sent++
		authors[other.Author] = true
		s.authors = len(authors)
		if store.May(reader, store.Read, other) {
			s.same = append(s.same, other)
		}
	}
	return nil
}

func (s *surroundings) links(r store.Reader, p store.Proposal) error {
	if p.Main != 0 {
		main, err := r.Proposal(p.Main)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		s.main = main
	}
	for _, err := range r.LinkedTo(p.Seq) {
		if err != nil {
			return err
		}
		s.linked++
	}
	return nil
}

// similar are the proposals that say much the same in other words. The search for
// them arrives with the participant's side, which finds them before somebody sends a
// proposal; until then there are none, and the card says nothing of them.
func similar(*dialog.Turn, store.Staff, store.Proposal) []store.Proposal { return nil }

// heldByOther reports whether somebody else than the reader works on the proposal.
func (s surroundings) heldByOther(reader store.Staff, now time.Time) bool {
	return s.lease.HeldByOther(reader.ID, now)
}

// heldByReader reports whether the reader works on the proposal.
func (s surroundings) heldByReader(reader store.Staff, now time.Time) bool {
	return s.lease.Holds(now) && s.lease.By == reader.ID
}
