package participant

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// sendAnswer gives the answer to who looks after the proposal. If it was closed while
// the answer was being written, that is taken back.
func sendAnswer(t *dialog.Turn, p store.Proposal, reply store.Reply) error {
	p, err := resumed(t, p)
	if err != nil {
		return err
	}
	after, err := deliver(t, p, reply)
	if err != nil {
		return err
	}
	leaveAnswer(t)
	if err := t.Retire(dialog.ScreenSlot); err != nil {
		return err
	}
	return replyReceipt(t, after)
}

// deliver makes what was written the answer, and tells the staff of it.
func deliver(t *dialog.Turn, p store.Proposal, reply store.Reply) (store.Proposal, error) {
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, store.Change{
		Proposal: p.Seq, Action: store.ActionAnswer, Author: p.Author, At: t.Now,
		Text: reply.Body(), Attachments: reply.Attachments,
	})
	if err != nil {
		return after, err
	}
	if err := tellStaff(t, after.Assignee, "author_answered", after); err != nil {
		return after, err
	}
	known, err := knownAtOnce(t, p, after)
	if err == nil && !known {
		err = proposal.TellUrgent(t, after)
	}
	if err != nil {
		return after, err
	}
	return after, proposal.RefreshCards(t, after)
}

// knownAtOnce reports whether nobody else has to be told of an answer on an urgent
// proposal: the danger was known, and who looks after it hears now. Where somebody may
// harm themselves everybody is told, each time.
func knownAtOnce(t *dialog.Turn, before, after store.Proposal) (bool, error) {
	if !before.Urgent() || after.Crisis() || after.Assignee == 0 {
		return false, nil
	}
	assignee, err := store.StaffOf(t.Tx, after.Assignee)
	if err != nil || assignee.Paused(t.Now) {
		return false, err
	}
	return store.Reachable(t.Tx, assignee.ID)
}

// replyReceipt says that the answer has arrived and by when the author hears more.
func replyReceipt(t *dialog.Turn, p store.Proposal) error {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("answer_sent"), proposal.Named(p), dialog.Say("receipt_due", dialog.Data{"Date": p.DueOn}),
	}}
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	if exists && !draft.Empty() {
		screen.Text = append(screen.Text, dialog.Say("menu_draft"))
		screen.Row(draftButton(t, "button_continue", goOn))
	}
	screen.Row(CommandButton("button_mine", "my"))
	t.Reply(screen)
	return nil
}

// tellStaff tells somebody on the staff what an author has done, with a way to the
// card, if they may still see it.
func tellStaff(t *dialog.Turn, id store.PersonID, news string, p store.Proposal) error {
	staff, err := store.StaffOf(t.Tx, id)
	if err != nil || !store.May(staff, store.Read, p) {
		return err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(news), proposal.NamedToStaff(p)}}
	screen.Row(proposal.Button(p, "button_open_card", proposal.CardAction))
	t.NotifyStaff(staff, screen)
	return nil
}
