package participant

import (
	"errors"
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// SendReplyAction is the action of the button that sends an answer from a reminder.
const SendReplyAction = "send_answer"

// unsentNotice reminds an author that the answer they have written is not sent, and says
// when it is passed on as it is.
func unsentNotice(catalogue *store.Catalogue, p store.Proposal, reply store.ReplyDraft) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("notice_unsent"), proposal.NumberAndTitle(p), notice.QuestionText(p.LatestQuestion())}}
	screen.Text = append(screen.Text, replyTexts(reply)...)
	screen.Text = append(screen.Text, dialog.Say("notice_unsent_next", dialog.Data{"At": catalogue.Moderation.LapsesAt(p.LatestQuestion())}))
	screen.AddRow(proposal.Button(p, "button_send", SendReplyAction))
	screen.AddRow(proposal.Button(p, "button_change", notice.ReplyAction))
	return screen
}

// SendReply sends the answer as it is by now. One that can't be sent is shown with what
// is wrong with it.
func SendReply(t *dialog.Turn) error {
	p, err := loadOwn(t)
	if err != nil {
		return err
	}
	if p.Status == store.StatusAsked && p.LatestQuestion().ReminderCount == 0 {
		return dialog.ErrStale // the reminder was of an earlier question
	}
	if p, err = resumeLapsed(t, p); err != nil {
		return err
	}
	reply, err := loadReply(t, p.Seq)
	if err != nil {
		return err
	}
	if fault := t.Catalogue.Limits.ValidateReply(reply); fault.Code != store.NoViolation || p.Status != store.StatusAsked {
		if err := beginReply(t, p); err != nil {
			return err
		}
		return dialog.Keep(replyProblem(fault))
	}
	t.RemoveButtons(t.Input.Message)
	return sendReply(t, p, reply)
}

// forwardUnsent gives who asked the answer that its author wrote and did not send, however long
// it is, and tells the author.
func forwardUnsent(t *dialog.Turn, p store.Proposal, reply store.ReplyDraft) error {
	after, err := submitReply(t, p, reply)
	if err != nil {
		return err
	}
	session, err := store.SessionOf(t.Tx, p.Author)
	if err != nil {
		return err
	}
	if session.Flow == ReplyFlow && session.Subject == p.Seq {
		// Nobody is asked any more what is answered.
		session.Flow, session.Step, session.Subject = "", "", 0
		session.Revision++
		if err := store.Sessions.Put(t.Tx, session); err != nil {
			return err
		}
	}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("answer_passed_on"), proposal.NumberAndTitle(after), dialog.Say("receipt_due", dialog.Data{"Date": after.DueOn}),
	}}
	screen.AddRow(CommandButton("button_mine", "my"))
	t.Notify(after.Author, screen)
	return nil
}

// Remind reminds the author of a question that waits, or, after the last reminder,
// closes the proposal. The author can take that back at any time. An answer that is
// written but was never sent is passed on instead.
func Remind(t *dialog.Turn, alarm store.Alarm) error {
	p, err := t.Tx.Proposal(store.Seq(alarm.Subject))
	if errors.Is(err, store.ErrNotFound) || err == nil && p.Status != store.StatusAsked {
		return nil // erased or answered meanwhile
	}
	if err != nil {
		return fmt.Errorf("read proposal %d: %w", alarm.Subject, err)
	}
	reply, err := loadReply(t, p.Seq)
	if err != nil {
		return fmt.Errorf("read the unsent answer about proposal %d: %w", p.Seq, err)
	}
	over := p.LatestQuestion().ReminderCount >= len(t.Catalogue.Moderation.ReminderDelays)
	switch {
	case over && reply.Empty():
		err = closeUnanswered(t, p)
	case over:
		err = forwardUnsent(t, p, reply)
	default:
		err = sendReminder(t, p, reply)
	}
	if err != nil {
		return fmt.Errorf("remind the author of proposal %d: %w", p.Seq, err)
	}
	return nil
}

func sendReminder(t *dialog.Turn, p store.Proposal, reply store.ReplyDraft) error {
	after, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, rules.Change{Proposal: p.Seq, Action: store.ActionRemind, At: t.Now})
	if err != nil {
		return err
	}
	screen := notice.Reminded(t.Catalogue, after)
	if !reply.Empty() {
		screen = unsentNotice(t.Catalogue, after, reply)
	}
	t.Notify(after.Author, screen)
	return nil
}

func closeUnanswered(t *dialog.Turn, p store.Proposal) error {
	after, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, rules.Change{Proposal: p.Seq, Action: store.ActionLapse, At: t.Now})
	if err != nil {
		return err
	}
	if err := notice.Announce(t, after); err != nil {
		return err
	}
	return card.Refresh(t, after)
}
