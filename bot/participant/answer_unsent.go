package participant

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// SendAnswerAction is the action of the button that sends an answer from a reminder.
const SendAnswerAction = "send_answer"

// unsentNotice reminds an author that the answer they have written is not sent, and says
// when it is passed on as it is.
func unsentNotice(catalogue *store.Catalogue, p store.Proposal, reply store.Reply) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("notice_unsent"), proposal.Named(p), proposal.QuestionText(p.Question())}}
	screen.Text = append(screen.Text, replied(reply)...)
	screen.Text = append(screen.Text, dialog.Say("notice_unsent_next", dialog.Data{"At": catalogue.Moderation.ClosesAt(p.Question())}))
	screen.Row(proposal.Button(p, "button_send", SendAnswerAction))
	screen.Row(proposal.Button(p, "button_change", proposal.AnswerQuestionAction))
	return screen
}

// SendAnswer sends the answer as it is by now. One that can't be sent is shown with what
// is wrong with it.
func SendAnswer(t *dialog.Turn) error {
	p, err := own(t)
	if err != nil {
		return err
	}
	if p.Status == store.Asked && p.Question().Reminded == 0 {
		return dialog.ErrStale // the reminder was of an earlier question
	}
	if p, err = resumed(t, p); err != nil {
		return err
	}
	reply, err := replyOf(t, p.Seq)
	if err != nil {
		return err
	}
	if fault := t.Catalogue.Limits.CheckAnswer(reply); fault.Code != store.Fine || p.Status != store.Asked {
		if err := beginAnswer(t, p); err != nil {
			return err
		}
		return dialog.Keep(sorryAnswer(fault))
	}
	t.Strip(t.Input.Message)
	return sendAnswer(t, p, reply)
}

// passOn gives who asked the answer that its author wrote and did not send, however long
// it is, and tells the author.
func passOn(t *dialog.Turn, p store.Proposal, reply store.Reply) error {
	after, err := deliver(t, p, reply)
	if err != nil {
		return err
	}
	session, err := t.Tx.Session(p.Author)
	if err != nil {
		return err
	}
	if session.Flow == AnswerFlow && session.Subject == p.Seq {
		// Nobody is asked any more what is answered.
		session.Flow, session.Step, session.Subject = "", "", 0
		session.Revision++
		if err := t.Tx.SaveSession(session); err != nil {
			return err
		}
	}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("answer_passed_on"), proposal.Named(after), dialog.Say("receipt_due", dialog.Data{"Date": after.DueOn}),
	}}
	screen.Row(CommandButton("button_mine", "my"))
	t.Notify(after.Author, screen)
	return nil
}
