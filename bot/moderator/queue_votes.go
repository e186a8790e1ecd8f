package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// votesLookedAt is how many proposals are read in search of the sender's own votes.
const votesLookedAt = 1000

// lookAmongVotes finds the first proposal that waits for a colleague to second the
// sender's vote, once there is nothing else left. No index knows of votes, so what was
// left behind is read for it, but only where votes are asked for.
func (o *outlook) lookAmongVotes(t *dialog.Turn, r round) error {
	if o.next.Seq != 0 || !t.Catalogue.Moderation.Needs(store.SecondForDeclines) {
		return nil
	}
	for _, place := range o.left[:min(len(o.left), votesLookedAt)] {
		p, err := t.Tx.Proposal(place.Seq)
		if err != nil {
			return err
		}
		if p.VotedBy(*r.catalogue, r.reader) {
			o.voted = append(o.voted, place)
		}
	}
	for _, place := range o.voted {
		at := votedSpot(place)
		if !r.left(at) && (o.next.Seq == 0 || at.before(o.at)) {
			o.next, o.at = place, at
		}
	}
	return nil
}
