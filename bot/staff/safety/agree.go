package safety

import (
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// SecondBlock begins the second vote for a block that a colleague proposed: it is shown
// as its author will read it, like any other.
func SecondBlock(t *dialog.Turn) error {
	p, _, done, err := loadWithAuthor(t, "")
	if done || err != nil {
		return err
	}
	proposed, err := store.FindBlock(t.Tx, p.Author)
	switch {
	case err != nil:
		return err
	case !proposed.AwaitsSecondVote(*t.Catalogue, t.Now):
		return desk.ShowConflict(t, p)
	case proposed.By == t.Staff.ID:
		return dialog.NewProblem("block_second_vote")
	}
	return desk.BeginTask(t, p, blockTask, store.Task{Reason: proposed.Reason, Argument: proposed.Duration().String()}, "")
}

// voteTexts says what a block would be where two votes are wanted: the second vote for one
// that is proposed, the first for another in its place, or simply the first.
func voteTexts(t *dialog.Turn, before store.Block, wanted rules.BlockRequest) []dialog.Text {
	waits := before.AwaitsSecondVote(*t.Catalogue, t.Now)
	switch {
	case !t.Catalogue.Moderation.NeedsSecondVote(store.SecondForBlocks):
		return nil
	case waits && rules.SameBlock(before, wanted):
		return card.ProposedBlockTexts(t, before)
	case waits:
		return []dialog.Text{
			dialog.Say("block_replaces", dialog.Data{"Name": desk.StaffName(before.ByName), "Span": card.BlockDuration(before.Duration())}),
			dialog.Say("second_needed"),
		}
	}
	return []dialog.Text{dialog.Say("second_needed")}
}

// blockDuration is the span in the task, and whether one has been chosen.
func blockDuration(task store.Task) (time.Duration, bool) {
	span, err := time.ParseDuration(task.Argument)
	return span, err == nil && span >= 0
}
