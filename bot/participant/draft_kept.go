package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// keptMessages bounds what is kept of somebody who goes on writing without saying
// what it belongs to. What does not fit any more is not kept, and they are told.
const keptMessages = 30

// keepForLater puts what was typed aside until the person has said whether to
// go on with the draft.
func keepForLater(t *dialog.Turn) error {
	kept, err := setAside(t)
	if err != nil {
		return err
	}
	if !kept {
		return askResume(t, dialog.Say("message_not_kept"))
	}
	return askResume(t)
}

// offerToUse answers somebody who just writes, as many do at first: the message is
// kept and may become a proposal with one tap.
func offerToUse(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("not_in_a_proposal")}}
	if kept, err := setAside(t); err != nil {
		return err
	} else if !kept {
		screen = screen.With(dialog.Say("message_not_kept"))
	}
	screen.Row(draftButton(t, "button_use", useKept))
	screen.Row(CommandButton("button_new", "new"))
	screen.Row(CommandButton("button_help", "help"))
	t.Show(screen)
	return nil
}

// setAside keeps the input, and reports whether there was room for it.
func setAside(t *dialog.Turn) (kept bool, err error) {
	message := store.Kept{Message: t.Input.Message, Text: t.Input.Text}
	if t.Input.Attachment != nil {
		message.Attachment = *t.Input.Attachment
	}
	_, err = change(t, func(d *store.Draft) {
		before := written(*d)
		if kept = len(d.Kept) < keptMessages && !outgrown(t, before, withPart(before, t.Input)); kept {
			d.Kept = append(d.Kept, message)
		}
	})
	return kept, err
}

// begin makes what was kept the text of a new proposal; topic, region and title
// are asked for as always.
func begin(t *dialog.Turn, draft store.Draft) error {
	if !draft.Empty() || len(draft.Kept) == 0 {
		return dialog.ErrStale
	}
	if told, err := refused(t, draft); told || err != nil {
		return err
	}
	var problem *dialog.Problem
	for _, k := range draft.Kept {
		err := add(t, typedAs(k))
		if told := dialog.ProblemOf(err); told != nil {
			problem = told
		} else if err != nil {
			return err
		}
	}
	if _, err := change(t, func(d *store.Draft) { d.Kept = nil }); err != nil {
		return err
	}
	t.Leave()
	if err := t.Begin(SubmitFlow); err != nil || problem == nil {
		return err
	}
	return t.Ask(problem.Text)
}

// answerWithKept makes what was kept the answer to the question that was asked last;
// the draft stays as it was.
func answerWithKept(t *dialog.Turn, draft store.Draft) error {
	p, asked, err := openQuestion(t)
	if err != nil {
		return err
	}
	if !asked || len(draft.Kept) == 0 {
		return dialog.ErrStale
	}
	if room, err := hasRoom(t, p, draft.Kept); err != nil {
		return err
	} else if !room {
		return dialog.Sorry("answer_full")
	}
	if _, err := change(t, func(d *store.Draft) { d.Kept = nil }); err != nil {
		return err
	}
	if err := beginAnswer(t, p); err != nil {
		return err
	}
	for _, k := range draft.Kept {
		if err := t.Take(typedAs(k)); err != nil {
			return err
		}
	}
	return nil
}

// hasRoom reports whether all that was kept has room in the answer.
func hasRoom(t *dialog.Turn, p store.Proposal, kept []store.Kept) (bool, error) {
	reply, err := replyOf(t, p.Seq)
	parts := reply.Parts
	for _, k := range kept {
		longer := withPart(parts, typedAs(k))
		if outgrown(t, parts, longer) {
			return false, err
		}
		parts = longer
	}
	return true, err
}

// typedAs is what was kept as the input it was.
func typedAs(k store.Kept) dialog.Input {
	input := dialog.Input{Kind: dialog.Typed, Message: k.Message, Text: k.Text}
	if k.Attachment.Kind != "" {
		input.Attachment = &k.Attachment
	}
	return input
}
