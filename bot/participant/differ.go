package participant

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Differ puts a proposal that was taken for a duplicate back into the queue, because
// its author says that it is about something else. It can be said once: if it is
// linked again, somebody has read that remark.
func Differ(t *dialog.Turn) error {
	p, err := own(t)
	switch {
	case err != nil:
		return err
	case p.Different:
		return dialog.Sorry("differ_said")
	case p.Shown() != store.Linked:
		return dialog.ErrStale
	}
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, store.Change{
		Proposal: p.Seq, Action: store.ActionDiffer, Author: t.Person.ID, At: t.Now,
	})
	if err != nil {
		return err
	}
	if err := spent(t, after); err != nil {
		return err
	}
	t.Reply(dialog.Screen{Text: []dialog.Text{
		dialog.Say("differ_done"), proposal.Named(after), dialog.Say("receipt_due", dialog.Data{"Date": after.DueOn}),
	}})
	if err := tellStaff(t, p.Decision.By, "author_differs", after); err != nil {
		return err
	}
	return proposal.RefreshCards(t, after)
}

// spent takes the buttons from the notice whose button was pressed; the list shows
// the proposal as it is now.
func spent(t *dialog.Turn, p store.Proposal) error {
	list, err := t.Tx.Slot(t.Person.ID.Chat(), dialog.ListSlot)
	if err != nil {
		return err
	}
	if list == t.Input.Message {
		return showOne(t, p)
	}
	t.Strip(t.Input.Message)
	return nil
}
