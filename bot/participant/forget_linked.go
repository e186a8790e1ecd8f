package participant

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// linkedToOwn lists what others sent and staff linked to proposals of the person
// that an erasure removes.
func linkedToOwn(t *dialog.Turn) ([]store.Proposal, error) {
	var linked []store.Proposal
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return nil, err
		}
		if !p.Status.Open() {
			continue
		}
		for seq, err := range t.Tx.LinkedTo(p.Seq) {
			if err != nil {
				return nil, err
			}
			duplicate, err := t.Tx.Proposal(seq)
			if err != nil {
				return nil, err
			}
			if duplicate.Author != t.Person.ID {
				linked = append(linked, duplicate)
			}
		}
	}
	return linked, nil
}

// announceUnlinked tells the authors of duplicates that theirs wait by themselves
// again, unless they were never told of the other, and the staff as well.
func announceUnlinked(t *dialog.Turn, linked []store.Proposal) error {
	for _, before := range linked {
		after, left, err := updateCards(t, before)
		if err != nil {
			return err
		}
		if !left || before.Pending() {
			continue
		}
		if err := proposal.Announce(t, after); err != nil {
			return err
		}
	}
	return nil
}
