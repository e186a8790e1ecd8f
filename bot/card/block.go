package card

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// maxBlockReason is how many characters of the reason for a proposed block a card shows:
// all of it is shown to whoever is about to agree.
const maxBlockReason = 80

// ProposedBlockTexts is a block of an author that waits for its second vote: who proposed it,
// for how long, why, and how long the vote counts.
func ProposedBlockTexts(t *dialog.Turn, block store.Block) []dialog.Text {
	return append([]dialog.Text{proposedBlockText(t, block)}, reasonTexts(t.Catalogue, block.Reason)...)
}

func proposedBlockText(t *dialog.Turn, block store.Block) dialog.Text {
	return dialog.Say("block_proposed", dialog.Data{
		"Name": shortName(block.ByName), "At": block.At, "Span": BlockDuration(block.Duration()), "Until": block.VoteExpiresAt(*t.Catalogue),
	})
}

// proposedBlockTexts is [ProposedBlockTexts] as far as a card has room for it; nothing while none waits.
func (s cardContext) proposedBlockTexts(t *dialog.Turn) []dialog.Text {
	if !s.block.AwaitsSecondVote(*t.Catalogue, t.Now) {
		return nil
	}
	reason, _ := proposal.Truncate(s.block.Reason.Text, maxBlockReason)
	return []dialog.Text{proposedBlockText(t, s.block), dialog.Say("reason", dialog.Data{"Reason": reason})}
}

// BlockDuration is the name of a span. Spans of whole days are told in days.
func BlockDuration(span time.Duration) dialog.Text {
	const day = 24 * time.Hour
	switch {
	case span == 0:
		return dialog.Say("block_forever")
	case span%day == 0:
		return dialog.SayCounted("block_days", int(span/day))
	}
	return dialog.SayCounted("block_hours", int(max(1, span/time.Hour)))
}
