package card

import (
	"errors"
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
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
	// main is what the proposal is linked to, linked what is linked to it.
	main       store.Proposal
	duplicates int
	similar    []store.Proposal
}

// loadContext reads what a card needs besides its proposal, as far as the reader may
// see it.
func loadContext(t *dialog.Turn, reader store.Staff, p store.Proposal) (cardContext, error) {
	var around cardContext
	var err error
	if around.lease, err = store.FindLease(t.Tx, p.Seq); err != nil {
		return around, fmt.Errorf("read who works on proposal %d: %w", p.Seq, err)
	}
	if around.block, err = store.FindBlock(t.Tx, p.Author); err != nil {
		return around, fmt.Errorf("read whether the author of proposal %d is blocked: %w", p.Seq, err)
	}
	if err := around.loadOthers(t.Tx, p); err != nil {
		return around, fmt.Errorf("read the other proposals of the author of proposal %d: %w", p.Seq, err)
	}
	if err := around.loadSameText(t.Tx, reader, p); err != nil {
		return around, fmt.Errorf("read the proposals with the text of proposal %d: %w", p.Seq, err)
	}
	if err := around.loadLinks(t.Tx, p); err != nil {
		return around, fmt.Errorf("read the links of proposal %d: %w", p.Seq, err)
	}
	around.similar = similar(t, reader, p)
	return around, nil
}

// loadOthers counts the author's other proposals. Their decisions are as the staff
// knows them.
func (s *cardContext) loadOthers(r store.Reader, p store.Proposal) error {
	if p.Author == 0 {
		return nil
	}
	total, err := r.CountProposalsOf(p.Author)
	if err != nil {
		return err
	}
	s.othersTotal, s.othersByStatus = total-1, map[store.Status]int{}
	looked := 0
	for other, err := range r.ProposalsOf(p.Author) {
		if err != nil || looked == maxRelated {
			return err
		}
		if other.Seq != p.Seq {
			looked++
			s.othersByStatus[other.Status]++
		}
	}
	return nil
}

// loadSameText finds the proposals with the same text that other people sent.
func (s *cardContext) loadSameText(r store.Reader, reader store.Staff, p store.Proposal) error {
	authors := map[store.PersonID]bool{}
	looked := 0
	for seq, err := range r.ProposalsWithText(screening.TextHash(p.Body)) {
		switch {
		case err != nil:
			return err
		case seq == p.Seq:
			continue
		case looked == maxRelated:
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
		s.sameTextCount++
		authors[other.Author] = true
		s.sameTextAuthors = len(authors)
		if store.Authorized(reader, store.RightRead, other) {
			s.sameTextVisible = append(s.sameTextVisible, other)
		}
	}
	return nil
}

func (s *cardContext) loadLinks(r store.Reader, p store.Proposal) error {
	if p.Original != 0 {
		main, err := r.Proposal(p.Original)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		s.main = main
	}
	for _, err := range r.DuplicatesOf(p.Seq) {
		if err != nil {
			return err
		}
		s.duplicates++
	}
	return nil
}

// similar are the proposals that say much the same in other words. The search for
// them arrives with the participant's side, which finds them before somebody sends a
// proposal; until then there are none, and the card says nothing of them.
func similar(*dialog.Turn, store.Staff, store.Proposal) []store.Proposal { return nil }

// leasedByOther reports whether somebody else than the reader works on the proposal.
func (s cardContext) leasedByOther(reader store.Staff, now time.Time) bool {
	return s.lease.LeasedToOther(reader.ID, now)
}

// leasedByReader reports whether the reader works on the proposal.
func (s cardContext) leasedByReader(reader store.Staff, now time.Time) bool {
	return s.lease.Active(now) && s.lease.By == reader.ID
}
