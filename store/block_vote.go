package store

import "time"

// Span is how long the block was meant to hold when it was set or proposed; 0 is
// without end.
func (b Block) Span() time.Duration {
	if b.Until.IsZero() {
		return 0
	}
	return b.Until.Sub(b.At)
}

// VoteEnds is when a proposed block counts no longer.
func (b Block) VoteEnds(catalogue Catalogue) time.Time {
	return b.At.Add(time.Duration(catalogue.Moderation.BlockVote))
}

// Waits reports whether the block is proposed and a second vote can still make it
// hold.
func (b Block) Waits(catalogue Catalogue, now time.Time) bool {
	return b.Proposed && now.Before(b.VoteEnds(catalogue))
}

// Agrees reports whether the second vote for the block would be what somebody wants:
// a block of the same span, for the same reason.
func (b Block) Agrees(wanted Blocking) bool {
	return b.Span() == wanted.Span && b.Reason == wanted.Reason
}

// votedOn makes of a wanted block what one more vote makes of it, given the author's
// block as it is: one that holds, or one that is proposed.
func votedOn(catalogue Catalogue, before, block Block, wanted Blocking) (Block, error) {
	switch {
	case before.Holds(wanted.At):
		return before, ErrBlocked // a vote must not lift what holds
	case !before.Waits(catalogue, wanted.At) || !before.Agrees(wanted):
		// Nobody blocks for a span or a reason that only they have voted for.
		block.Proposed = true
	case before.By == wanted.By.ID:
		return before, ErrSecondVote
	default:
		block.First = Vote{By: before.By, ByName: before.ByName, At: before.At, Reason: before.Reason}
	}
	return block, nil
}
