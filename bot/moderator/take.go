package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Take takes a proposal over from whoever works on it, and tells them.
func Take(t *dialog.Turn) error {
	p, _, err := pressed(t)
	switch {
	case err != nil:
		return err
	case !store.May(*t.Staff, store.Decide, p):
		return dialog.Sorry("take_not_yours")
	case !p.Status.Waiting():
		return overtaken(t, p)
	}
	before, err := store.TakeOver(t.Tx, p.Seq, *t.Staff, t.Now, leaseSpan(t))
	if err != nil {
		return fmt.Errorf("take over proposal %d: %w", p.Seq, err)
	}
	if err := proposal.RefreshOthers(t, p); err != nil {
		return err
	}
	if before.By != 0 {
		t.Notify(before.By, takenScreen(*t.Staff, p))
	}
	return showCard(t, p, dialog.Say("take_done"))
}

// takenScreen tells somebody that a colleague goes on with what they had.
func takenScreen(by store.Staff, p store.Proposal) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("taken_over", dialog.Data{"Name": staffName(by.Name), "Number": p.Number}),
	}}
	screen.Row(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: proposal.QueueAction}})
	return screen
}

// Release gives a proposal back to the queue: the button on its card, or
// /release 123.
func Release(t *dialog.Turn) error {
	p, rest, err := subject(t, "release_usage")
	if err != nil {
		return err
	}
	if rest != "" && t.Input.Kind != dialog.Pressed {
		return dialog.Sorry("release_usage")
	}
	lease, err := store.LeaseOf(t.Tx, p.Seq)
	switch {
	case err != nil:
		return fmt.Errorf("read who works on proposal %d: %w", p.Seq, err)
	case !lease.Holds(t.Now) || lease.By != t.Staff.ID:
		return showCard(t, p, dialog.Say("release_not_held"))
	}
	if err := endTaskFor(t, p.Seq); err != nil {
		return err
	}
	if err := giveBack(t, p); err != nil {
		return err
	}
	return showCard(t, p, dialog.Say("release_done"))
}

// giveBack ends the sender's work on a proposal, if they work on it. Colleagues who
// have its card before them see that it is free.
func giveBack(t *dialog.Turn, p store.Proposal) error {
	lease, err := store.LeaseOf(t.Tx, p.Seq)
	if err != nil || lease.By != t.Staff.ID {
		return err
	}
	if err := store.Release(t.Tx, p.Seq, t.Staff.ID); err != nil {
		return fmt.Errorf("give proposal %d back: %w", p.Seq, err)
	}
	return proposal.RefreshOthers(t, p)
}
