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

// Block keeps the author of a proposal from sending more for a while: /block 123
// reason, /block 123, or the button. For how long is chosen by buttons.
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

// sendBlock blocks the author, or votes for it. What has been proposed or withdrawn since
// the preview is no obstacle: at worst it needs a second vote then, and that is told.
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
