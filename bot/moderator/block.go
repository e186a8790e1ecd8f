package moderator

import (
	"errors"
	"strconv"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Block keeps the author of a proposal from sending more for a while: /block 123
// reason, /block 123, or the button. For how long is chosen by buttons.
func Block(t *dialog.Turn) error {
	p, rest, err := withAuthor(t, "block_usage")
	if err != nil {
		return err
	}
	if !seen(t, p) {
		return overtaken(t, p)
	}
	return begin(t, p, store.Task{Action: store.ActionBlock}, rest)
}

// withAuthor is the subject of an action on the proposal's author.
func withAuthor(t *dialog.Turn, usage string) (store.Proposal, string, error) {
	p, rest, err := subject(t, usage)
	if err == nil {
		err = mayDecide(t, p)
	}
	if err == nil {
		err = noAuthor(p)
	}
	return p, rest, err
}

func blockJob() job {
	return job{ask: "block_ask", take: takeReason, typed: hasWords, preview: previewBlock, send: block, label: "button_block_now"}
}

func spanChosen(t *dialog.Turn) (bool, error) {
	task := t.Session.Task
	return task.Action != store.ActionBlock || task.Argument != "", nil
}

func askSpan(t *dialog.Turn) (dialog.Screen, error) {
	return askOf(t, func(store.Proposal, job) (dialog.Screen, error) {
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say("block_span")}}
		for i, span := range t.Catalogue.Moderation.Blocks {
			screen.Row(t.AnswerButton(proposal.BlockSpan(time.Duration(span)), strconv.Itoa(i)))
		}
		screen.Row(t.CancelButton())
		return screen, nil
	})
}

func takeSpan(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	p, _, err := taskSubject(t)
	if err != nil {
		return dialog.Elsewhere, giveUp(t, err, t.Session.Task.Reason.Text)
	}
	if !standing(t, p) {
		return dialog.Elsewhere, overtaken(t, p)
	}
	spans := t.Catalogue.Moderation.Blocks
	i, err := strconv.Atoi(input.Press.Argument)
	if input.Kind != dialog.Pressed || err != nil || i < 0 || i >= len(spans) {
		return dialog.Stay, dialog.Sorry("use_buttons")
	}
	t.Session.Task.Argument = time.Duration(spans[i]).String()
	return dialog.Next, nil
}

func previewBlock(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	if err := noAuthor(p); err != nil {
		return nil, err
	}
	task := t.Session.Task
	span, _ := spanOf(task)
	block := store.Block{Person: p.Author, Reason: task.Reason}
	if span > 0 {
		block.Until = t.Now.Add(span)
	}
	text, err := asAuthorReads(t, p, proposal.BlockedNotice(t.Catalogue, block))
	if err != nil {
		return nil, err
	}
	before, err := store.BlockOf(t.Tx, p.Author)
	wanted := store.Blocking{Span: span, Reason: task.Reason}
	return append(text, votes(t, before, wanted)...), err
}

// block blocks the author, or votes for it. What has been proposed or withdrawn since
// the preview is no obstacle: at worst it needs a second vote then, and that is told.
func block(t *dialog.Turn, p store.Proposal, task store.Task) error {
	span, chosen := spanOf(task)
	if !chosen {
		return dialog.ErrStale
	}
	block, err := store.BlockAuthor(t.Tx, *t.Catalogue, store.Blocking{
		Proposal: p.Seq, By: *t.Staff, At: t.Now, Span: span, Reason: task.Reason,
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		return noAuthor(store.Proposal{Number: p.Number})
	case errors.Is(err, store.ErrSecondVote):
		if err := sent(t, p.Seq); err != nil {
			return err
		}
		return showCard(t, p, dialog.Say("block_second_vote"))
	case err != nil:
		return refused(t, p, store.ActionBlock, err)
	}
	if err := sent(t, p.Seq); err != nil {
		return err
	}
	happened := "done_block_vote"
	if !block.Proposed {
		happened = "done_blocked"
		t.Notify(p.Author, proposal.BlockedNotice(t.Catalogue, block))
	}
	return showAll(t, p, happened)
}

// showAll brings every open copy of a card up to date after something that is not on
// the proposal itself has changed.
func showAll(t *dialog.Turn, p store.Proposal, happened string) error {
	if err := proposal.RefreshCards(t, p); err != nil {
		return err
	}
	return showCard(t, p, dialog.Say(happened))
}
