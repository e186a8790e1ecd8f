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

// SendReplyAction is the action of the button of a reminder that sends the reply.
const SendReplyAction = "send_answer"

// unsentNotice reminds an author that their reply is not sent, and says when it will be
// forwarded as it is.
func unsentNotice(catalogue *store.Catalogue, p store.Proposal, reply store.ReplyDraft) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("notice_unsent"), proposal.NumberAndTitle(p), notice.QuestionText(p.LatestQuestion())}}
	screen.Text = append(screen.Text, replyTexts(reply)...)
	screen.Text = append(screen.Text, dialog.Say("notice_unsent_next", dialog.Data{"At": catalogue.Moderation.LapsesAt(p.LatestQuestion())}))
	screen.AddRow(proposal.Button(p, "button_send", SendReplyAction))
	screen.AddRow(proposal.Button(p, "button_change", notice.ReplyAction))
	return screen
}

// SendReply sends the reply as it is. If it is not valid, it shows the reply and what is
// wrong with it.
func SendReply(t *dialog.Turn) error {
	p, err := loadOwn(t)
	if err != nil {
		return err
	}
	if p.Status == store.StatusAsked && p.LatestQuestion().ReminderCount == 0 {
		return dialog.ErrStale // the reminder was about an earlier question
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

// forwardUnsent submits a reply that its author has not sent, of any length, and tells the
// author.
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
		// The author is in the flow of this question, which is over.
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

// Remind reminds the author of an open question. After the last reminder it forwards an
// unsent reply, or else the proposal lapses; the author can resume that at any time.
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
