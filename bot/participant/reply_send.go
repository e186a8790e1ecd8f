package participant

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// sendReply submits the reply and confirms that to the author. It resumes a proposal that
// has lapsed meanwhile.
func sendReply(t *dialog.Turn, p store.Proposal, reply store.ReplyDraft) error {
	p, err := resumeLapsed(t, p)
	if err != nil {
		return err
	}
	after, err := submitReply(t, p, reply)
	if err != nil {
		return err
	}
	leaveReply(t)
	if err := t.RemoveSlotButtons(dialog.ScreenSlot); err != nil {
		return err
	}
	return replyReceipt(t, after)
}

// submitReply stores the reply to the question and notifies the staff.
func submitReply(t *dialog.Turn, p store.Proposal, reply store.ReplyDraft) (store.Proposal, error) {
	after, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, rules.Change{
		Proposal: p.Seq, Action: store.ActionReply, Author: p.Author, At: t.Now,
		Text: reply.Body(), Attachments: reply.Attachments,
	})
	if err != nil {
		return after, err
	}
	if err := notifyStaff(t, after.Assignee, "author_answered", after); err != nil {
		return after, err
	}
	known, err := assigneeWillSee(t, p, after)
	if err == nil && !known {
		err = card.NotifyUrgent(t, after)
	}
	if err != nil {
		return after, err
	}
	return after, card.Refresh(t, after)
}

// assigneeWillSee reports whether it is enough to notify the assignee of a reply on an
// urgent proposal: the danger was known before, and the assignee is reachable. In a crisis
// all are notified each time.
func assigneeWillSee(t *dialog.Turn, before, after store.Proposal) (bool, error) {
	if !before.Urgent() || after.Crisis() || after.Assignee == 0 {
		return false, nil
	}
	assignee, err := store.FindStaff(t.Tx, after.Assignee)
	if err != nil || assignee.Paused(t.Now) {
		return false, err
	}
	return store.IsReachable(t.Tx, assignee.ID)
}

// replyReceipt tells the author that the reply has arrived, and the deadline.
func replyReceipt(t *dialog.Turn, p store.Proposal) error {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("answer_sent"), proposal.NumberAndTitle(p), dialog.Say("receipt_due", dialog.Data{"Date": p.DueOn}),
	}}
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	if exists && !draft.Empty() {
		screen.Text = append(screen.Text, dialog.Say("menu_draft"))
		screen.AddRow(draftButton(t, "button_continue", continueDraft))
	}
	screen.AddRow(CommandButton("button_mine", "my"))
	t.Reply(screen)
	return nil
}

// notifyStaff notifies a member of the staff of what an author has done, with a button to
// the card, if they may still see it.
func notifyStaff(t *dialog.Turn, id store.PersonID, news string, p store.Proposal) error {
	staff, err := store.FindStaff(t.Tx, id)
	if err != nil || !store.Authorized(staff, store.RightRead, p) {
		return err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(news), proposal.NumberAndTitleForStaff(p)}}
	screen.AddRow(proposal.Button(p, "button_open_card", card.CardAction))
	t.NotifyStaff(staff, screen)
	return nil
}
