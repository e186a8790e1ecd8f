package moderator

import (
	"errors"
	"fmt"
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
			screen.Row(t.AnswerButton(spanName(time.Duration(span)), strconv.Itoa(i)))
		}
		screen.Row(t.CancelButton())
		return screen, nil
	})
}

// spanName is the button of a span. Spans of whole days are told in days.
func spanName(span time.Duration) dialog.Text {
	const day = 24 * time.Hour
	switch {
	case span == 0:
		return dialog.Say("block_forever")
	case span%day == 0:
		return dialog.SayCounted("block_days", int(span/day))
	}
	return dialog.SayCounted("block_hours", int(max(1, span/time.Hour)))
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
	block := store.Block{Person: p.Author, Reason: task.Reason}
	if span, err := time.ParseDuration(task.Argument); err == nil && span > 0 {
		block.Until = t.Now.Add(span)
	}
	text, err := asAuthorReads(t, p, proposal.BlockedNotice(t.Catalogue, block))
	before, blockErr := store.BlockOf(t.Tx, p.Author)
	if t.Catalogue.Moderation.Needs(store.SecondForBlocks) && !before.Proposed {
		text = append(text, dialog.Say("second_needed"))
	}
	return text, errors.Join(err, blockErr)
}

func block(t *dialog.Turn, p store.Proposal, task store.Task) error {
	span, err := time.ParseDuration(task.Argument)
	if err != nil {
		return dialog.ErrStale
	}
	return blockFor(t, p, span, task.Reason)
}

// AgreeBlock blocks an author as a colleague, who voted first, proposed.
func AgreeBlock(t *dialog.Turn) error {
	p, _, err := withAuthor(t, "")
	if err != nil {
		return err
	}
	proposed, err := store.BlockOf(t.Tx, p.Author)
	switch {
	case err != nil:
		return err
	case !proposed.Proposed || !seen(t, p):
		return overtaken(t, p)
	}
	span := time.Duration(0)
	if !proposed.Until.IsZero() {
		span = proposed.Until.Sub(proposed.At)
	}
	return blockFor(t, p, span, proposed.Reason)
}

func blockFor(t *dialog.Turn, p store.Proposal, span time.Duration, reason store.Reason) error {
	block, err := store.BlockAuthor(t.Tx, *t.Catalogue, store.Blocking{Proposal: p.Seq, By: *t.Staff, At: t.Now, Span: span, Reason: reason})
	switch {
	case errors.Is(err, store.ErrNotFound):
		return noAuthor(store.Proposal{Number: p.Number})
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

// Unblock ends the block of a proposal's author, or a vote for one: the button, or
// /unblock 123.
func Unblock(t *dialog.Turn) error {
	p, rest, err := withAuthor(t, "unblock_usage")
	switch {
	case err != nil:
		return err
	case rest != "":
		return dialog.Sorry("unblock_usage")
	}
	before, err := store.BlockOf(t.Tx, p.Author)
	switch {
	case err != nil:
		return err
	case before.Person == 0:
		return dialog.Sorry("unblock_nothing")
	}
	if err := store.Unblock(t.Tx, p.Seq, *t.Staff, t.Now); err != nil {
		return fmt.Errorf("unblock the author of proposal %d: %w", p.Seq, err)
	}
	if before.Holds(t.Now) {
		t.Notify(p.Author, proposal.UnblockedNotice())
	}
	return showAll(t, p, "done_unblocked")
}

// showAll brings every open copy of a card up to date after something that is not on
// the proposal itself has changed.
func showAll(t *dialog.Turn, p store.Proposal, happened string) error {
	if err := proposal.RefreshCards(t, p); err != nil {
		return err
	}
	return showCard(t, p, dialog.Say(happened))
}
