package desk

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
)

// QueueSlot shows what the queue says when it has no card to show.
const QueueSlot = "queue"

// Show shows a screen in a slot: in place of the message whose button was pressed, if that
// is the one in the slot from, and below everything otherwise. An older message of the
// slot loses its buttons.
func Show(t *dialog.Turn, slot, from string, screen dialog.Screen) error {
	message, err := t.Tx.Slot(t.Person.ID.Chat(), from)
	if err != nil {
		return err
	}
	if t.Input.Kind != dialog.Pressed || message != t.Input.Message {
		from = ""
	}
	if slot == from {
		t.ShowIn(slot, "", screen)
		return nil
	}
	if err := t.RemoveSlotButtons(slot); err != nil {
		return err
	}
	t.ShowIn(slot, from, screen)
	return nil
}

// ShowCard shows the sender the card of a proposal where it already is, with a line about
// what has just happened: above the card for something typed, as a toast for a press.
func ShowCard(t *dialog.Turn, p store.Proposal, happened dialog.Text) error {
	return showCard(t, card.New(t, p), happened)
}

// ShowChanged is [ShowCard] after a change that colleagues see, too: every open copy of
// the card is brought up to date.
func ShowChanged(t *dialog.Turn, p store.Proposal, happened dialog.Text) error {
	changed := card.New(t, p)
	if err := changed.RefreshOthers(); err != nil {
		return err
	}
	return showCard(t, changed, happened)
}

func showCard(t *dialog.Turn, c card.Card, happened dialog.Text) error {
	screen, err := c.Screen(*t.Staff)
	if err != nil {
		return err
	}
	if t.Input.Kind == dialog.Pressed {
		t.Toast = &happened
	} else {
		screen = screen.Prepend(happened)
	}
	t.ShowIn(card.Slot(c.Proposal.Seq), "", screen)
	return nil
}

// Card shows a card as it is now. It answers the back button of the list of reasons, and
// the buttons that open other proposals, whose cards appear below.
func Card(t *dialog.Turn) error {
	p, _, err := LoadPressed(t)
	if err != nil {
		return err
	}
	if err := endTaskOn(t, p.Seq); err != nil {
		return err
	}
	screen, err := claimAndRender(t, p)
	if err != nil {
		return err
	}
	return Show(t, card.Slot(p.Seq), card.Slot(p.Seq), screen)
}

// View shows the card of one proposal: /view 123.
func View(t *dialog.Turn) error {
	p, rest, err := LoadSubject(t, "view_usage")
	if err != nil {
		return err
	}
	if rest != "" {
		return dialog.NewProblem("view_usage")
	}
	if err := EndTask(t); err != nil {
		return err
	}
	screen, err := claimAndRender(t, p)
	if err != nil {
		return err
	}
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return nil
}
