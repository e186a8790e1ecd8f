package participant

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// ForgetAction is the action of the button that erases a person's data.
const ForgetAction = "forget"

const (
	forgetSlot = "forget"
	forgetYes  = "yes"
	forgetNo   = "no"
)

// Forget answers /forget: it explains what would be erased and asks.
func Forget(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("forget_what"), dialog.Say("forget_stays"), dialog.Say("forget_block"), dialog.Say("ask_forget")}}
	screen.Row(forgetButton(t, "button_forget", forgetYes))
	screen.Row(forgetButton(t, "button_back", forgetNo))
	t.ShowIn(forgetSlot, "", screen)
	return nil
}

func forgetButton(t *dialog.Turn, label, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: ForgetAction, Argument: argument, Revision: t.Session.Revision}}
}

// ForgetConfirmed erases the person, their draft, the ids of their files and
// their undecided proposals. Decided ones stay, but no longer lead to anybody.
func ForgetConfirmed(t *dialog.Turn) error {
	switch {
	case t.Input.Press.Revision != t.Session.Revision:
		return dialog.ErrStale
	case t.Input.Press.Argument == forgetNo:
		t.ShowIn(forgetSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("forget_not")}})
		return nil
	case t.Input.Press.Argument != forgetYes:
		return dialog.ErrStale
	}
	linked, err := linkedToOwn(t)
	if err != nil {
		return err
	}
	erased, err := store.Erase(t.Tx, *t.Catalogue, t.Zone, t.Person.ID, t.Now)
	if err != nil {
		return err
	}
	if err := t.Tx.ErasePerson(t.Person.ID); err != nil {
		return err
	}
	t.Erased = true
	for _, p := range erased {
		if _, _, err := updateCards(t, p); err != nil {
			return err
		}
	}
	if err := announceUnlinked(t, linked); err != nil {
		return err
	}
	t.Strip(t.Input.Message)
	t.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("forgotten")}})
	return nil
}

// updateCards brings the staff's copies of a proposal's card up to date, as it is
// after an erasure. left reports whether it is still there.
func updateCards(t *dialog.Turn, before store.Proposal) (after store.Proposal, left bool, err error) {
	after, err = t.Tx.Proposal(before.Seq)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return after, false, proposal.RemoveCards(t, before)
	case err != nil:
		return after, false, err
	}
	return after, true, proposal.RefreshCards(t, after)
}
