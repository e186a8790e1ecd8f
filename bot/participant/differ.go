package participant

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// Differ handles the button with which an author says that a proposal is no duplicate: it
// goes back to the queue. The author can do so once: a later link stands, because a
// moderator has read the objection by then.
func Differ(t *dialog.Turn) error {
	p, err := loadOwn(t)
	switch {
	case err != nil:
		return err
	case p.NotDuplicate:
		return dialog.NewProblem("differ_said")
	case p.VisibleStatus() != store.StatusLinked:
		return dialog.ErrStale
	}
	after, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, rules.Change{
		Proposal: p.Seq, Action: store.ActionDisputeDuplicate, Author: t.Person.ID, At: t.Now,
	})
	if err != nil {
		return err
	}
	if err := retireNotice(t, after); err != nil {
		return err
	}
	t.Reply(dialog.Screen{Text: []dialog.Text{
		dialog.Say("differ_done"), proposal.NumberAndTitle(after), dialog.Say("receipt_due", dialog.Data{"Date": after.DueOn}),
	}})
	if err := notifyStaff(t, p.Decision.By, "author_differs", after); err != nil {
		return err
	}
	return card.Refresh(t, after)
}

// retireNotice removes the buttons of the notice that was pressed, or refreshes the list
// if the button was there.
func retireNotice(t *dialog.Turn, p store.Proposal) error {
	list, err := t.Tx.Slot(t.Person.ID.Chat(), dialog.ListSlot)
	if err != nil {
		return err
	}
	if list == t.Input.Message {
		return showOne(t, p)
	}
	t.RemoveButtons(t.Input.Message)
	return nil
}
