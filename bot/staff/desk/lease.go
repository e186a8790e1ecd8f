package desk

import (
	"fmt"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// TakeOver takes a proposal over from whoever works on it, and tells them.
func TakeOver(t *dialog.Turn) error {
	p, _, err := LoadPressed(t)
	switch {
	case err != nil:
		return err
	case !store.Authorized(*t.Staff, store.RightDecide, p):
		return dialog.NewProblem("take_not_yours")
	case !p.Status.Waiting():
		return ShowConflict(t, p)
	}
	before, err := rules.TakeOverLease(t.Tx, p.Seq, *t.Staff, t.Now, leaseDuration(t))
	if err != nil {
		return fmt.Errorf("take over proposal %d: %w", p.Seq, err)
	}
	if err := card.RefreshOthers(t, p); err != nil {
		return err
	}
	if before.By != 0 {
		t.Notify(before.By, takenOverScreen(*t.Staff, p))
	}
	return ShowCard(t, p, dialog.Say("take_done"))
}

// takenOverScreen tells somebody that a colleague goes on with what they had.
func takenOverScreen(by store.Staff, p store.Proposal) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("taken_over", dialog.Data{"Name": StaffName(by.Name), "Number": p.Number}),
	}}
	screen.AddRow(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: card.QueueAction}})
	return screen
}

// Release gives a proposal back to the queue: the button on its card, or
// /release 123.
func Release(t *dialog.Turn) error {
	p, rest, err := LoadSubject(t, "release_usage")
	if err != nil {
		return err
	}
	if rest != "" && t.Input.Kind != dialog.Pressed {
		return dialog.NewProblem("release_usage")
	}
	lease, err := store.FindLease(t.Tx, p.Seq)
	switch {
	case err != nil:
		return fmt.Errorf("read who works on proposal %d: %w", p.Seq, err)
	case !lease.Active(t.Now) || lease.By != t.Staff.ID:
		return ShowCard(t, p, dialog.Say("release_not_held"))
	}
	if err := endTaskOn(t, p.Seq); err != nil {
		return err
	}
	if err := ReleaseLease(t, p); err != nil {
		return err
	}
	return ShowCard(t, p, dialog.Say("release_done"))
}

// ReleaseLease ends the sender's work on a proposal, if they work on it. Colleagues who
// have its card before them see that it is free.
func ReleaseLease(t *dialog.Turn, p store.Proposal) error {
	lease, err := store.FindLease(t.Tx, p.Seq)
	if err != nil || lease.By != t.Staff.ID {
		return err
	}
	if err := rules.ReleaseLease(t.Tx, p.Seq, t.Staff.ID); err != nil {
		return fmt.Errorf("give proposal %d back: %w", p.Seq, err)
	}
	return card.RefreshOthers(t, p)
}

// openCard shows the card of a proposal where it is already, or below. Whoever may decide
// on it has it to themselves from then on, unless somebody else has.
func openCard(t *dialog.Turn, p store.Proposal) error {
	screen, err := claimAndRender(t, p)
	if err != nil {
		return err
	}
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return nil
}

// claimAndRender is the card of a proposal that the sender has taken, if they could.
func claimAndRender(t *dialog.Turn, p store.Proposal) (dialog.Screen, error) {
	if err := ClaimLease(t, p); err != nil {
		return dialog.Screen{}, err
	}
	return card.Screen(t, *t.Staff, p)
}

// ClaimLease takes a proposal that waits and is free. Colleagues who have its card before
// them see it there.
func ClaimLease(t *dialog.Turn, p store.Proposal) error {
	if !p.Status.Waiting() || !store.Authorized(*t.Staff, store.RightDecide, p) {
		return nil
	}
	before, err := store.FindLease(t.Tx, p.Seq)
	if err != nil {
		return fmt.Errorf("read who works on proposal %d: %w", p.Seq, err)
	}
	if before.LeasedToOther(t.Staff.ID, t.Now) {
		return nil
	}
	if _, err := rules.ClaimLease(t.Tx, p.Seq, *t.Staff, t.Now, leaseDuration(t)); err != nil {
		return fmt.Errorf("take proposal %d: %w", p.Seq, err)
	}
	if before.Active(t.Now) {
		return nil // the taker's own: nothing that others see has changed
	}
	return card.RefreshOthers(t, p)
}

func leaseDuration(t *dialog.Turn) time.Duration {
	return time.Duration(t.Catalogue.Moderation.LeaseDuration)
}
