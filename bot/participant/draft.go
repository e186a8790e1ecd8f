package participant

import (
	"errors"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// DraftAction is the action of the buttons that say what becomes of a draft.
const DraftAction = "draft"

// What can become of a draft.
const (
	useKept    = "use"
	goOn       = "continue"
	startAgain = "restart"
	keep       = "keep"
	discard    = "delete"
	itsAnswer  = "answer"
)

func draftButton(t *dialog.Turn, label, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: DraftAction, Argument: argument, Revision: t.Session.Revision}}
}

// askResume asks whether to go on with the draft or to start again, with something
// to tell on top.
func askResume(t *dialog.Turn, first ...dialog.Text) error {
	draft, _, err := t.Draft()
	if err != nil {
		return err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_resume")}}
	if title := store.CleanTitle(draft.Title.Text); title != "" {
		screen.Text = append(screen.Text, dialog.Say("draft_title", dialog.Data{"Title": title}))
	}
	if len(draft.Kept) > 0 && len(first) == 0 {
		screen.Text = append(screen.Text, dialog.Say("message_kept"))
	}
	screen.Row(draftButton(t, "button_continue", goOn), draftButton(t, "button_restart", startAgain))
	if _, asked, err := openQuestion(t); err != nil {
		return err
	} else if asked && len(draft.Kept) > 0 {
		screen.Text = append(screen.Text, dialog.Say("message_may_answer"))
		screen.Row(draftButton(t, "button_is_answer", itsAnswer))
	}
	t.Show(screen.With(first...))
	return nil
}

// Cancel answers /cancel and [Отмена]: nothing typed is thrown away unasked.
func Cancel(t *dialog.Turn) error {
	if t.Session.Flow != "" {
		return t.Cancel()
	}
	if draft, exists, err := t.Draft(); err != nil {
		return err
	} else if exists && !draft.Empty() {
		return askKeep(t)
	}
	return showMenu(t, dialog.Say("nothing_to_cancel"))
}

func cancelSubmit(t *dialog.Turn) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	if exists && !draft.Empty() {
		return askKeep(t)
	}
	t.Leave()
	return showMenu(t, dialog.Say("cancelled"))
}

func askKeep(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_keep")}}
	screen.Row(draftButton(t, "button_keep", keep), draftButton(t, "button_discard", discard))
	screen.Row(draftButton(t, "button_continue", goOn))
	t.Show(screen)
	return nil
}

// Draft does with the draft what the pressed button says.
func Draft(t *dialog.Turn) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	if !exists || t.Input.Press.Revision != t.Session.Revision {
		return dialog.ErrStale
	}
	switch t.Input.Press.Argument {
	case useKept:
		return begin(t, draft)
	case itsAnswer:
		return answerWithKept(t, draft)
	case goOn:
		return resume(t, draft)
	case startAgain:
		if told, err := refused(t, store.Draft{}); told || err != nil {
			return err
		}
		t.Leave()
		if err := t.DeleteDraft(); err != nil {
			return err
		}
		return t.Begin(SubmitFlow)
	case keep:
		t.Leave()
		return showMenu(t, dialog.Say("draft_saved"))
	case discard:
		t.Leave()
		if err := t.DeleteDraft(); err != nil {
			return err
		}
		return showMenu(t, dialog.Say("draft_deleted"))
	}
	return dialog.ErrStale
}

// resume goes on where the person was, with what they wrote meanwhile.
func resume(t *dialog.Turn, draft store.Draft) error {
	if t.Session.Flow != SubmitFlow {
		t.Leave()
		if err := t.Begin(SubmitFlow); err != nil {
			return err
		}
	} else if err := t.Go(t.Session.Step); err != nil {
		return err
	}
	for _, k := range draft.Kept {
		if err := t.Take(typedAs(k)); err != nil {
			return err
		}
	}
	_, err := change(t, func(d *store.Draft) { d.Kept = nil })
	return err
}

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
		if err := add(t, typedAs(k)); err != nil && !errors.As(err, &problem) {
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

// longBreak reports whether the person has been away so long that they may have
// forgotten what they were writing.
func longBreak(t *dialog.Turn) bool {
	return !t.Session.At.IsZero() && t.Now.Sub(t.Session.At) > time.Duration(t.Catalogue.Resume.After)
}
