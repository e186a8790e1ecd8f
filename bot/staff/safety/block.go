package safety

import (
	"errors"
	"strconv"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// Block keeps the author of a proposal from submitting others for a time that is chosen by
// buttons: /block 123 reason, /block 123, or the button.
func Block(t *dialog.Turn) error {
	p, rest, done, err := loadWithAuthor(t, "block_usage")
	if done || err != nil {
		return err
	}
	return desk.BeginTask(t, p, blockTask, store.Task{}, rest)
}

// loadWithAuthor is [desk.LoadForAction] for an action on the proposal's author.
func loadWithAuthor(t *dialog.Turn, usage string) (p store.Proposal, rest string, done bool, err error) {
	if p, rest, err = desk.LoadSubject(t, usage); err == nil {
		err = desk.AuthorizeDecision(t, p)
	}
	if err == nil {
		err = desk.RequireAuthor(p)
	}
	if err == nil && !desk.RevisionMatches(t, p) {
		return p, rest, true, desk.ShowConflict(t, p)
	}
	return p, rest, false, err
}

var blockTask = desk.TaskSpec{
	Action: store.ActionBlock, AskKey: "block_ask", Parse: desk.SetReason, HasInput: desk.HasReason,
	HasChoice: hasDuration, AskChoice: askDuration, TakeChoice: takeDuration,
	Preview: previewBlock, Execute: sendBlock, SendLabel: "button_block_now",
}

func hasDuration(task store.Task) bool { return task.Argument != "" }

func askDuration(t *dialog.Turn) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("block_span")}}
	for i, span := range t.Catalogue.Moderation.BlockDurations {
		screen.AddRow(t.AnswerButton(card.BlockDuration(time.Duration(span)), strconv.Itoa(i)))
	}
	screen.AddRow(t.CancelButton())
	return screen
}

func takeDuration(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	spans := t.Catalogue.Moderation.BlockDurations
	i, err := strconv.Atoi(input.Press.Argument)
	if input.Kind != dialog.Pressed || err != nil || i < 0 || i >= len(spans) {
		return dialog.Stay, dialog.NewProblem("use_buttons")
	}
	t.Session.Task.Argument = time.Duration(spans[i]).String()
	return dialog.Next, nil
}

func previewBlock(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	if err := desk.RequireAuthor(p); err != nil {
		return nil, err
	}
	task := t.Session.Task
	span, _ := blockDuration(task)
	block := store.Block{Person: p.Author, Reason: task.Reason}
	if span > 0 {
		block.Until = t.Now.Add(span)
	}
	text, err := desk.PreviewForAuthor(t, p, notice.Blocked(t.Catalogue, block))
	if err != nil {
		return nil, err
	}
	before, err := store.FindBlock(t.Tx, p.Author)
	wanted := rules.BlockRequest{Duration: span, Reason: task.Reason}
	return append(text, voteTexts(t, before, wanted)...), err
}

// sendBlock blocks the author, or votes for it. A vote that was given or withdrawn since
// the preview does no harm: at worst the block needs a second vote, and the sender reads
// so.
func sendBlock(t *dialog.Turn, p store.Proposal, task store.Task) error {
	span, chosen := blockDuration(task)
	if !chosen {
		return dialog.ErrStale
	}
	block, err := rules.BlockAuthor(t.Tx, *t.Catalogue, rules.BlockRequest{
		Proposal: p.Seq, By: *t.Staff, At: t.Now, Duration: span, Reason: task.Reason,
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		return desk.RequireAuthor(store.Proposal{Number: p.Number})
	case err != nil:
		return desk.ExplainRefusal(t, p, store.ActionBlock, err)
	}
	if err := desk.FinishTask(t, p.Seq); err != nil {
		return err
	}
	happened := "done_block_vote"
	if !block.Proposed {
		happened = "done_blocked"
		t.Notify(p.Author, notice.Blocked(t.Catalogue, block))
	}
	return desk.ShowChanged(t, p, dialog.Say(happened))
}

// SecondBlock begins the second vote for a block that a colleague proposed, with the
// preview that every block has.
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

// voteTexts says what a block would be where two votes are needed: the second vote for the
// proposed one, the first for another in its place, or simply the first.
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

// blockDuration returns the duration in the task, and whether one was chosen.
func blockDuration(task store.Task) (time.Duration, bool) {
	span, err := time.ParseDuration(task.Argument)
	return span, err == nil && span >= 0
}
