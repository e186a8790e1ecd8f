package moderator

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// AgreeBlock begins the second vote for a block that a colleague proposed: it is shown
// as its author will read it, like any other.
func AgreeBlock(t *dialog.Turn) error {
	p, _, err := withAuthor(t, "")
	if err != nil {
		return err
	}
	proposed, err := store.BlockOf(t.Tx, p.Author)
	switch {
	case err != nil:
		return err
	case !proposed.Waits(*t.Catalogue, t.Now) || !seen(t, p):
		return overtaken(t, p)
	case proposed.By == t.Staff.ID:
		return dialog.Sorry("block_second_vote")
	}
	return begin(t, p, blockJob(), store.Task{Reason: proposed.Reason, Argument: proposed.Span().String()}, "")
}

// votes says what a block would be where two votes are wanted: the second vote for one
// that is proposed, the first for another in its place, or simply the first.
func votes(t *dialog.Turn, before store.Block, wanted store.Blocking) []dialog.Text {
	waits := before.Waits(*t.Catalogue, t.Now)
	switch {
	case !t.Catalogue.Moderation.Needs(store.SecondForBlocks):
		return nil
	case waits && store.SameBlock(before, wanted):
		return proposal.ProposedBlock(t, before)
	case waits:
		return []dialog.Text{
			dialog.Say("block_replaces", dialog.Data{"Name": staffName(before.ByName), "Span": proposal.BlockSpan(before.Span())}),
			dialog.Say("second_needed"),
		}
	}
	return []dialog.Text{dialog.Say("second_needed")}
}

// spanOf is the span in the task, and whether one has been chosen.
func spanOf(task store.Task) (time.Duration, bool) {
	span, err := time.ParseDuration(task.Argument)
	return span, err == nil && span >= 0
}
