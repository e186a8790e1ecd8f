package participant

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// answerShown is how many characters of an answer are shown while it is written.
const answerShown = 700

func askAnswer(t *dialog.Turn) (dialog.Screen, error) {
	p, reply, err := answering(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("answer_ask"), proposal.Named(p), proposal.QuestionText(p.Question())}}
	screen.Text = append(screen.Text, replied(reply)...)
	if reply.Empty() {
		screen.Text = append(screen.Text, dialog.Say("text_how"))
	} else {
		if t.Catalogue.Limits.CheckAnswer(reply).Code != store.TooLong {
			screen.Text = append(screen.Text, dialog.Say("answer_more_or_send"))
		}
		screen.Row(t.AnswerButton(dialog.Say("button_send"), sendNow))
	}
	if len(reply.Parts) > 0 {
		screen.Row(t.AnswerButton(dialog.Say("button_rewrite"), clearText))
	}
	if len(reply.Attachments) > 0 {
		screen.Row(t.AnswerButton(dialog.Say("button_no_files"), clearFiles))
	}
	return withWaysOut(t, screen)
}

// replied is what has been written so far as an answer.
func replied(reply store.Reply) []dialog.Text {
	var texts []dialog.Text
	if text, _ := proposal.Cut(reply.Body(), answerShown); text != "" {
		texts = append(texts, dialog.Say("answer_text", dialog.Data{"Text": text}))
	}
	if len(reply.Attachments) > 0 {
		texts = append(texts, dialog.Say("files_received", dialog.Data{"Total": len(reply.Attachments)}))
	}
	return texts
}

// answering is the proposal that the sender is writing an answer about, and what
// they have written. Where the question no longer waits the flow is left.
func answering(t *dialog.Turn) (store.Proposal, store.Reply, error) {
	p, err := t.Tx.Proposal(t.Session.Subject)
	waits := p.Author == t.Person.ID && (p.Status == store.Asked || p.Status == store.Lapsed)
	if errors.Is(err, store.ErrNotFound) || err == nil && !waits {
		leaveAnswer(t)
		return p, store.Reply{}, dialog.Keep(dialog.Sorry("question_gone"))
	}
	if err != nil {
		return p, store.Reply{}, err
	}
	reply, err := replyOf(t, p.Seq)
	return p, reply, err
}

func replyOf(t *dialog.Turn, seq store.Seq) (store.Reply, error) {
	reply, err := t.Tx.Reply(seq)
	if errors.Is(err, store.ErrNotFound) {
		return store.Reply{Proposal: seq}, nil
	}
	return reply, err
}

func takeAnswer(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	p, reply, err := answering(t)
	gone := dialog.ProblemOf(err)
	switch {
	case gone != nil:
		t.Say(gone.Text)
		return dialog.Elsewhere, nil
	case err != nil:
		return dialog.Stay, err
	case input.Kind == dialog.Typed:
		// What is written after the closing takes it back, as the button does: else nobody
		// would be reminded of it.
		if _, err := resumed(t, p); err != nil {
			return dialog.Stay, err
		}
		return dialog.Stay, dialog.Keep(addToReply(t, reply, input))
	}
	switch input.Press.Argument {
	case sendNow:
		if fault := t.Catalogue.Limits.CheckAnswer(reply); fault.Code != store.Fine {
			return dialog.Stay, sorryAnswer(fault)
		}
		return dialog.Elsewhere, sendAnswer(t, p, reply)
	case clearText:
		reply.Parts = nil
	case clearFiles:
		reply.Attachments = nil
	default:
		return dialog.Stay, dialog.ErrStale
	}
	return dialog.Stay, t.Tx.SaveReply(reply)
}

// addToReply takes one message of the answer, if there is room for it. Of a file too
// many only the words are kept.
func addToReply(t *dialog.Turn, reply store.Reply, input dialog.Input) error {
	parts := withPart(reply.Parts, input)
	if outgrown(t, reply.Parts, parts) {
		return dialog.Sorry("text_not_kept")
	}
	fault := attach(t, &reply.Attachments, input)
	reply.Parts = parts
	if err := t.Tx.SaveReply(reply); err != nil {
		return err
	}
	if fault.Code != store.Fine {
		return sorryAnswer(fault)
	}
	return sorryAnswer(t.Catalogue.Limits.CheckAnswer(reply))
}

// sorryAnswer says what is wrong with an answer, if anything.
func sorryAnswer(fault store.Fault) error {
	switch fault.Code {
	case store.Empty:
		return dialog.Sorry("answer_empty")
	case store.TooManyFiles:
		return sorry("files", fault)
	}
	return sorry("text", fault)
}
