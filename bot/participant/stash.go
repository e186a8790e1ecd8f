package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// maxStashed bounds the messages that are kept of a person who does not say what they
// belong to. The person is told that more are not kept.
const maxStashed = 30

// stashAndAsk stashes the message until the person has said whether to go on with the
// draft.
func stashAndAsk(t *dialog.Turn) error {
	kept, err := stash(t)
	if err != nil {
		return err
	}
	if !kept {
		return askResumeDraft(t, dialog.Say("message_not_kept"))
	}
	return askResumeDraft(t)
}

// stashAndOffer stashes a message that belongs to nothing, as many people's first does,
// and offers to make a proposal of it.
func stashAndOffer(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("not_in_a_proposal")}}
	if kept, err := stash(t); err != nil {
		return err
	} else if !kept {
		screen = screen.Prepend(dialog.Say("message_not_kept"))
	}
	screen.AddRow(draftButton(t, "button_use", useStash))
	screen.AddRow(CommandButton("button_new", "new"))
	screen.AddRow(CommandButton("button_help", "help"))
	t.Show(screen)
	return nil
}

// stash stashes the input, and reports whether there was room for it.
func stash(t *dialog.Turn) (kept bool, err error) {
	message := store.StashedMessage{Message: t.Input.Message, Text: t.Input.Text}
	if t.Input.Attachment != nil {
		message.Attachment = *t.Input.Attachment
	}
	_, err = changeDraft(t, func(d *store.Draft) {
		before := allParts(*d)
		if kept = len(d.Stashed) < maxStashed && !exceedsLimit(t, before, addPart(before, t.Input)); kept {
			d.Stashed = append(d.Stashed, message)
		}
	})
	return kept, err
}

// beginFromStash makes the stashed messages the text of a new proposal, and asks for the
// rest.
func beginFromStash(t *dialog.Turn, draft store.Draft) error {
	if !draft.Empty() || len(draft.Stashed) == 0 {
		return dialog.ErrStale
	}
	if told, err := rejectIfLimited(t, draft); told || err != nil {
		return err
	}
	var problem *dialog.Problem
	for _, k := range draft.Stashed {
		err := addText(t, stashedInput(k))
		if told := dialog.ProblemOf(err); told != nil {
			problem = told
		} else if err != nil {
			return err
		}
	}
	if _, err := changeDraft(t, func(d *store.Draft) { d.Stashed = nil }); err != nil {
		return err
	}
	t.LeaveFlow()
	if err := t.BeginFlow(SubmitFlow); err != nil || problem == nil {
		return err
	}
	return t.Ask(problem.Text)
}

// replyWithStash makes the stashed messages the reply to the latest question. The draft
// remains.
func replyWithStash(t *dialog.Turn, draft store.Draft) error {
	p, asked, err := latestQuestion(t)
	if err != nil {
		return err
	}
	if !asked || len(draft.Stashed) == 0 {
		return dialog.ErrStale
	}
	if room, err := fitsInReply(t, p, draft.Stashed); err != nil {
		return err
	} else if !room {
		return dialog.NewProblem("answer_full")
	}
	if _, err := changeDraft(t, func(d *store.Draft) { d.Stashed = nil }); err != nil {
		return err
	}
	if err := beginReply(t, p); err != nil {
		return err
	}
	for _, k := range draft.Stashed {
		if err := t.Take(stashedInput(k)); err != nil {
			return err
		}
	}
	return nil
}

// fitsInReply reports whether all stashed messages have room in the reply.
func fitsInReply(t *dialog.Turn, p store.Proposal, kept []store.StashedMessage) (bool, error) {
	reply, err := loadReply(t, p.Seq)
	parts := reply.Parts
	for _, k := range kept {
		longer := addPart(parts, stashedInput(k))
		if exceedsLimit(t, parts, longer) {
			return false, err
		}
		parts = longer
	}
	return true, err
}

// stashedInput returns a stashed message as the input it was.
func stashedInput(k store.StashedMessage) dialog.Input {
	input := dialog.Input{Kind: dialog.Typed, Message: k.Message, Text: k.Text}
	if k.Attachment.Kind != "" {
		input.Attachment = &k.Attachment
	}
	return input
}
