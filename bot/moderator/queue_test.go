package moderator_test

import (
	"testing"

	"usynys/bot/moderator"
	"usynys/bot/proposal"
)

func TestQueueAndSkip(t *testing.T) {
	w := newWorld(t)
	turn, err := w.command(aigul, moderator.Queue, "")
	is(t, "empty", problem(err), "")
	empty, _ := find(turn, aigul, "queue")
	is(t, "empty", texts(empty.Screen), "queue_empty")

	first, second := w.submit("KZ-11"), w.submit("KZ-27")
	turn, err = w.command(aigul, moderator.Queue, "")
	is(t, "queue", problem(err), "")
	is(t, "first card", actions(w.card(turn, aigul, first)), "accept decline ask more text files skip release filter")

	turn, err = w.press(aigul, moderator.Skip, proposal.Press(first, proposal.SkipAction))
	is(t, "skip", problem(err), "")
	next, _ := find(turn, aigul, proposal.CardSlot(second.Seq))
	is(t, "in place of", next.Row.From, proposal.CardSlot(first.Seq))

	turn, err = w.press(aigul, moderator.Skip, proposal.Press(second, proposal.SkipAction))
	is(t, "skip the last", problem(err), "")
	last, _ := find(turn, aigul, "queue")
	is(t, "last", texts(last.Screen), "queue_last")
	is(t, "in place of", last.Row.From, proposal.CardSlot(second.Seq))

	turn, err = w.press(aigul, moderator.Queue, last.Screen.Rows[0][0].Press)
	is(t, "again", problem(err), "")
	again, _ := find(turn, aigul, proposal.CardSlot(first.Seq))
	is(t, "in place of", again.Row.From, "queue")
}

func TestQueueKeepsToTheScope(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-11")
	second := w.submit("KZ-27")
	turn, err := w.command(western, moderator.Queue, "")
	is(t, "queue", problem(err), "")
	w.card(turn, western, second)
	turn, err = w.press(western, moderator.Skip, proposal.Press(second, proposal.SkipAction))
	is(t, "skip", problem(err), "")
	if _, found := find(turn, western, "queue"); !found {
		t.Error("there is nothing more in the scope, but something was shown")
	}
}

func TestCoordinatorReadsTheQueueWithoutDeciding(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	turn, err := w.command(coordinator, moderator.Queue, "")
	is(t, "queue", problem(err), "")
	is(t, "buttons", actions(w.card(turn, coordinator, p)), "more text files skip filter")
}

func TestTextAndFiles(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-11")
	turn, err := w.press(aigul, moderator.Text, proposal.Press(p, proposal.TextAction))
	is(t, "text", problem(err), "")
	is(t, "text", turn.Effects[0].Screen.Text[1].Data["Text"], any(p.Body))
	turn, err = w.press(aigul, moderator.Files, proposal.Press(p, proposal.FilesAction))
	is(t, "files", problem(err), "")
	is(t, "files", turn.Effects[1].Attachment.FileID, "photo")
}
