package participant

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/proposal"
	"usynys/store"
)

// maxReplyShown is how many characters of an unsent reply are shown.
const maxReplyShown = 700

func askReply(t *dialog.Turn) (dialog.Screen, error) {
	p, reply, err := loadReplyInProgress(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("answer_ask"), proposal.NumberAndTitle(p), notice.QuestionText(p.LatestQuestion())}}
	screen.Text = append(screen.Text, replyTexts(reply)...)
	if reply.Empty() {
		screen.Text = append(screen.Text, dialog.Say("text_how"))
	} else {
		if t.Catalogue.Limits.ValidateReply(reply).Code != store.ViolationTooLong {
			screen.Text = append(screen.Text, dialog.Say("answer_more_or_send"))
		}
		screen.AddRow(t.AnswerButton(dialog.Say("button_send"), sendNow))
	}
	if len(reply.Parts) > 0 {
		screen.AddRow(t.AnswerButton(dialog.Say("button_rewrite"), clearText))
	}
	if len(reply.Attachments) > 0 {
		screen.AddRow(t.AnswerButton(dialog.Say("button_no_files"), clearFiles))
	}
	return addNavigation(t, screen)
}

// replyTexts returns the unsent reply.
func replyTexts(reply store.ReplyDraft) []dialog.Text {
	var texts []dialog.Text
	if text, _ := proposal.Truncate(reply.Body(), maxReplyShown); text != "" {
		texts = append(texts, dialog.Say("answer_text", dialog.Data{"Text": text}))
	}
	if len(reply.Attachments) > 0 {
		texts = append(texts, dialog.Say("files_received", dialog.Data{"Total": len(reply.Attachments)}))
	}
	return texts
}

// loadReplyInProgress returns the proposal that the sender is replying about, and the
// unsent reply. If the question is no longer open, it leaves the flow.
func loadReplyInProgress(t *dialog.Turn) (store.Proposal, store.ReplyDraft, error) {
	p, err := t.Tx.Proposal(t.Session.Subject)
	waits := p.Author == t.Person.ID && (p.Status == store.StatusAsked || p.Status == store.StatusLapsed)
	if errors.Is(err, store.ErrNotFound) || err == nil && !waits {
		leaveReply(t)
		return p, store.ReplyDraft{}, dialog.Keep(dialog.NewProblem("question_gone"))
	}
	if err != nil {
		return p, store.ReplyDraft{}, err
	}
	reply, err := loadReply(t, p.Seq)
	return p, reply, err
}

func loadReply(t *dialog.Turn, seq store.Seq) (store.ReplyDraft, error) {
	reply, err := store.ReplyDrafts.Get(t.Tx, seq)
	if errors.Is(err, store.ErrNotFound) {
		return store.ReplyDraft{Proposal: seq}, nil
	}
	return reply, err
}

func takeReply(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	p, reply, err := loadReplyInProgress(t)
	gone := dialog.ProblemOf(err)
	switch {
	case gone != nil:
		t.ShowHint(gone.Text)
		return dialog.Handled, nil //nolint:nilerr // the hint says the problem
	case err != nil:
		return dialog.Stay, err
	case input.Kind == dialog.Typed:
		// A message after the proposal lapsed resumes it, as the button does: else there
		// would be no reminder of it.
		if _, err := resumeLapsed(t, p); err != nil {
			return dialog.Stay, err
		}
		return dialog.Stay, dialog.Keep(addToReply(t, reply, input))
	}
	switch input.Press.Argument {
	case sendNow:
		if fault := t.Catalogue.Limits.ValidateReply(reply); fault.Code != store.NoViolation {
			return dialog.Stay, replyProblem(fault)
		}
		return dialog.Handled, sendReply(t, p, reply)
	case clearText:
		reply.Parts = nil
	case clearFiles:
		reply.Attachments = nil
	default:
		return dialog.Stay, dialog.ErrStale
	}
	return dialog.Stay, store.ReplyDrafts.Put(t.Tx, reply)
}

// addToReply adds a message to the reply, if there is room for it. Of one with a file too
// many it adds the words only.
func addToReply(t *dialog.Turn, reply store.ReplyDraft, input dialog.Input) error {
	parts := addPart(reply.Parts, input)
	if exceedsLimit(t, reply.Parts, parts) {
		return dialog.NewProblem("text_not_kept")
	}
	fault := addAttachment(t, &reply.Attachments, input)
	reply.Parts = parts
	if err := store.ReplyDrafts.Put(t.Tx, reply); err != nil {
		return err
	}
	if fault.Code != store.NoViolation {
		return replyProblem(fault)
	}
	return replyProblem(t.Catalogue.Limits.ValidateReply(reply))
}

// replyProblem returns what is wrong with a reply, nil for nothing.
func replyProblem(fault store.Violation) error {
	switch fault.Code {
	case store.ViolationEmpty:
		return dialog.NewProblem("answer_empty")
	case store.ViolationTooManyFiles:
		return faultProblem("files", fault)
	}
	return faultProblem("text", fault)
}
