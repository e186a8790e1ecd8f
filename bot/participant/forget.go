package participant

import (
	"errors"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
	"usynys/store/rules"
)

// ForgetAction is the action of the button that erases a person's data.
const ForgetAction = "forget"

const (
	forgetSlot = "forget"
	forgetYes  = "yes"
	forgetNo   = "no"
)

// Forget answers /forget: it says what would be erased and asks for confirmation.
func Forget(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("forget_what"), dialog.Say("forget_stays"), dialog.Say("forget_block"), dialog.Say("ask_forget")}}
	screen.AddRow(forgetButton(t, "button_forget", forgetYes))
	screen.AddRow(forgetButton(t, "button_back", forgetNo))
	t.ShowIn(forgetSlot, "", screen)
	return nil
}

func forgetButton(t *dialog.Turn, label, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: ForgetAction, Argument: argument, Revision: t.Session.Revision}}
}

// ForgetConfirmed erases the person, their draft, the ids of their files and their
// undecided proposals. Decided proposals remain, without their author.
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
	linked, err := duplicatesOfOwn(t)
	if err != nil {
		return err
	}
	erased, err := rules.Erase(t.Tx, *t.Catalogue, t.Zone, t.Person.ID, t.Now)
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
	t.RemoveButtons(t.Input.Message)
	t.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("forgotten")}})
	return nil
}

// updateCards refreshes or removes the copies of a proposal's card after an erasure. exists
// reports whether the erasure kept the proposal.
func updateCards(t *dialog.Turn, before store.Proposal) (after store.Proposal, exists bool, err error) {
	after, err = t.Tx.Proposal(before.Seq)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return after, false, card.Remove(t, before)
	case err != nil:
		return after, false, err
	}
	return after, true, card.Refresh(t, after)
}

// duplicatesOfOwn lists the proposals of other authors that are linked to proposals which
// an erasure of the person removes.
func duplicatesOfOwn(t *dialog.Turn) ([]store.Proposal, error) {
	var linked []store.Proposal
	for p, err := range t.Tx.ProposalsOf(t.Person.ID) {
		if err != nil {
			return nil, err
		}
		if !p.Status.Open() {
			continue
		}
		for seq, err := range t.Tx.DuplicatesOf(p.Seq, 0) {
			if err != nil {
				return nil, err
			}
			duplicate, err := t.Tx.Proposal(seq)
			if err != nil {
				return nil, err
			}
			if duplicate.Author != t.Person.ID {
				linked = append(linked, duplicate)
			}
		}
	}
	return linked, nil
}

// announceUnlinked refreshes the cards of former duplicates, and tells their authors that
// these wait on their own again, if they have read of the link.
func announceUnlinked(t *dialog.Turn, linked []store.Proposal) error {
	for _, before := range linked {
		after, left, err := updateCards(t, before)
		if err != nil {
			return err
		}
		if !left || before.Undoable() {
			continue
		}
		if err := notice.Announce(t, after); err != nil {
			return err
		}
	}
	return nil
}
