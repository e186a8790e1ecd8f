package proposal

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// shownOfBlock is how many characters of the reason for a proposed block a card shows:
// all of it is shown to whoever is about to agree.
const shownOfBlock = 80

// ProposedBlock is a block of an author that waits for its second vote: who proposed it,
// for how long, why, and how long the vote counts.
func ProposedBlock(t *dialog.Turn, block store.Block) []dialog.Text {
	return append([]dialog.Text{proposedBlock(t, block)}, why(t.Catalogue, block.Reason)...)
}

func proposedBlock(t *dialog.Turn, block store.Block) dialog.Text {
	return dialog.Say("block_proposed", dialog.Data{
		"Name": named(block.ByName), "At": block.At, "Span": BlockSpan(block.Span()), "Until": block.VoteEnds(*t.Catalogue),
	})
}

// proposed is [ProposedBlock] as far as a card has room for it; nothing while none waits.
func (s surroundings) proposed(t *dialog.Turn) []dialog.Text {
	if !s.block.Waits(*t.Catalogue, t.Now) {
		return nil
	}
	reason, _ := Cut(s.block.Reason.Text, shownOfBlock)
	return []dialog.Text{proposedBlock(t, s.block), dialog.Say("reason", dialog.Data{"Reason": reason})}
}

// BlockSpan is the name of a span. Spans of whole days are told in days.
func BlockSpan(span time.Duration) dialog.Text {
	const day = 24 * time.Hour
	switch {
	case span == 0:
		return dialog.Say("block_forever")
	case span%day == 0:
		return dialog.SayCounted("block_days", int(span/day))
	}
	return dialog.SayCounted("block_hours", int(max(1, span/time.Hour)))
}
