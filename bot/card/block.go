package card

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// maxBlockReason limits how many characters of the reason for a proposed block a card
// shows. The preview of the second vote shows all of it.
const maxBlockReason = 80

// ProposedBlockTexts says who proposed a block that waits for its second vote, for how
// long, why, and how long the first vote counts.
func ProposedBlockTexts(t *dialog.Turn, block store.Block) []dialog.Text {
	return append([]dialog.Text{proposedBlockText(t, block)}, reasonTexts(t.Catalogue, block.Reason)...)
}

func proposedBlockText(t *dialog.Turn, block store.Block) dialog.Text {
	return dialog.Say("block_proposed", dialog.Data{
		"Name": shortName(block.ByName), "At": block.At, "Span": BlockDuration(block.Duration()), "Until": block.VoteExpiresAt(*t.Catalogue),
	})
}

// proposedBlockTexts is [ProposedBlockTexts] with a short reason; nil without such a block.
func (c cardContext) proposedBlockTexts(t *dialog.Turn) []dialog.Text {
	if !c.Block.AwaitsSecondVote(*t.Catalogue, t.Now) {
		return nil
	}
	reason, _ := proposal.Truncate(c.Block.Reason.Text, maxBlockReason)
	return []dialog.Text{proposedBlockText(t, c.Block), dialog.Say("reason", dialog.Data{"Reason": reason})}
}

// BlockDuration says how long a block lasts: in days if these are whole days, else in hours.
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
