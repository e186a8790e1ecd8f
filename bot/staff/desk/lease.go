package desk

import (
	"fmt"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// TakeOver claims the lease of a proposal from the colleague who has it, and notifies them.
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
	if before.By != 0 {
		t.Notify(before.By, takenOverScreen(*t.Staff, p))
	}
	return ShowChanged(t, p, dialog.Say("take_done"))
}

// takenOverScreen tells a moderator that a colleague has taken over their lease.
func takenOverScreen(by store.Staff, p store.Proposal) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("taken_over", dialog.Data{"Name": StaffName(by.Name), "Number": p.Number}),
	}}
	screen.AddRow(ActionButton("button_queue", card.QueueAction, ""))
	return screen
}

// Release releases the sender's lease of a proposal: the button on its card, or
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
		return fmt.Errorf("read the lease of proposal %d: %w", p.Seq, err)
	case !lease.Active(t.Now) || lease.By != t.Staff.ID:
		return ShowCard(t, p, dialog.Say("release_not_held"))
	}
	if err := endTaskOn(t, p.Seq); err != nil {
		return err
	}
	if err := rules.ReleaseLease(t.Tx, p.Seq, t.Staff.ID); err != nil {
		return fmt.Errorf("release the lease of proposal %d: %w", p.Seq, err)
	}
	return ShowChanged(t, p, dialog.Say("release_done"))
}

// ReleaseLease releases the sender's lease of a proposal, if they have it. Colleagues who
// have its card open see that it is free.
func ReleaseLease(t *dialog.Turn, p store.Proposal) error {
	lease, err := store.FindLease(t.Tx, p.Seq)
	if err != nil || lease.By != t.Staff.ID {
		return err
	}
	if err := rules.ReleaseLease(t.Tx, p.Seq, t.Staff.ID); err != nil {
		return fmt.Errorf("release the lease of proposal %d: %w", p.Seq, err)
	}
	return card.New(t, p).RefreshOthers()
}

// claimAndRender claims the lease of a proposal, if it is free, and returns its card.
func claimAndRender(t *dialog.Turn, p store.Proposal) (dialog.Screen, error) {
	opened := card.New(t, p)
	if err := ClaimLease(t, opened); err != nil {
		return dialog.Screen{}, err
	}
	return opened.Screen(*t.Staff)
}

// ClaimLease claims the lease of a waiting proposal for a sender who may decide on it,
// unless a colleague has it. Colleagues who have its card open see it there.
func ClaimLease(t *dialog.Turn, c card.Card) error {
	p := c.Proposal
	if !p.Status.Waiting() || !store.Authorized(*t.Staff, store.RightDecide, p) {
		return nil
	}
	before, err := store.FindLease(t.Tx, p.Seq)
	if err != nil {
		return fmt.Errorf("read the lease of proposal %d: %w", p.Seq, err)
	}
	if before.LeasedToOther(t.Staff.ID, t.Now) {
		return nil
	}
	if _, err := rules.ClaimLease(t.Tx, p.Seq, *t.Staff, t.Now, leaseDuration(t)); err != nil {
		return fmt.Errorf("claim the lease of proposal %d: %w", p.Seq, err)
	}
	if before.Active(t.Now) {
		return nil // the sender had it already: colleagues see no change
	}
	return c.RefreshOthers()
}

func leaseDuration(t *dialog.Turn) time.Duration {
	return time.Duration(t.Catalogue.Moderation.LeaseDuration)
}
