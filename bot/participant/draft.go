package participant

import (
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

// longBreak reports whether the person has been away so long that they may have
// forgotten what they were writing.
func longBreak(t *dialog.Turn) bool {
	return !t.Session.At.IsZero() && t.Now.Sub(t.Session.At) > time.Duration(t.Catalogue.Resume.After)
}
