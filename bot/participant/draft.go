package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

// DraftAction is the action of the buttons about a draft.
const DraftAction = "draft"

// The arguments of these buttons.
const (
	useStash      = "use"
	continueDraft = "continue"
	restartDraft  = "restart"
	keepDraft     = "keep"
	discardDraft  = "delete"
	stashIsReply  = "answer"
)

func draftButton(t *dialog.Turn, label, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: DraftAction, Argument: argument, Revision: t.Session.Revision}}
}

// askResumeDraft asks whether to go on with the draft or to start again, with texts on
// top.
func askResumeDraft(t *dialog.Turn, first ...dialog.Text) error {
	draft, _, err := t.Draft()
	if err != nil {
		return err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_resume")}}
	if title := screening.NormalizeTitle(draft.Title.Text); title != "" {
		screen.Text = append(screen.Text, dialog.Say("draft_title", dialog.Data{"Title": title}))
	}
	if len(draft.Stashed) > 0 && len(first) == 0 {
		screen.Text = append(screen.Text, dialog.Say("message_kept"))
	}
	screen.AddRow(draftButton(t, "button_continue", continueDraft), draftButton(t, "button_restart", restartDraft))
	if _, asked, err := latestQuestion(t); err != nil {
		return err
	} else if asked && len(draft.Stashed) > 0 {
		screen.Text = append(screen.Text, dialog.Say("message_may_answer"))
		screen.AddRow(draftButton(t, "button_is_answer", stashIsReply))
	}
	t.Show(screen.Prepend(first...))
	return nil
}

// Cancel answers /cancel. It asks before it deletes anything typed.
func Cancel(t *dialog.Turn) error {
	if t.Session.Flow != "" {
		return t.Cancel()
	}
	if draft, exists, err := t.Draft(); err != nil {
		return err
	} else if exists && !draft.Empty() {
		return askKeepDraft(t)
	}
	return showMenu(t, dialog.Say("nothing_to_cancel"))
}

func cancelSubmit(t *dialog.Turn) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	if exists && !draft.Empty() {
		return askKeepDraft(t)
	}
	t.LeaveFlow()
	return showMenu(t, dialog.Say("cancelled"))
}

func askKeepDraft(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_keep")}}
	screen.AddRow(draftButton(t, "button_keep", keepDraft), draftButton(t, "button_discard", discardDraft))
	screen.AddRow(draftButton(t, "button_continue", continueDraft))
	t.Show(screen)
	return nil
}

// Draft handles the buttons about a draft.
func Draft(t *dialog.Turn) error {
	draft, exists, err := t.Draft()
	if err != nil {
		return err
	}
	if !exists || t.Input.Press.Revision != t.Session.Revision {
		return dialog.ErrStale
	}
	switch t.Input.Press.Argument {
	case useStash:
		return beginFromStash(t, draft)
	case stashIsReply:
		return replyWithStash(t, draft)
	case continueDraft:
		return resumeDraft(t, draft)
	case restartDraft:
		if told, err := rejectIfLimited(t, store.Draft{}); told || err != nil {
			return err
		}
		return beginNew(t)
	case keepDraft:
		t.LeaveFlow()
		return showMenu(t, dialog.Say("draft_saved"))
	case discardDraft:
		t.LeaveFlow()
		if err := t.DeleteDraft(); err != nil {
			return err
		}
		return showMenu(t, dialog.Say("draft_deleted"))
	}
	return dialog.ErrStale
}

// resumeDraft asks the question that the person left, and gives it the stashed messages.
func resumeDraft(t *dialog.Turn, draft store.Draft) error {
	if t.Session.Flow != SubmitFlow {
		t.LeaveFlow()
		if err := t.BeginFlow(SubmitFlow); err != nil {
			return err
		}
	} else if err := t.GoTo(t.Session.Step); err != nil {
		return err
	}
	for _, k := range draft.Stashed {
		if err := t.Take(stashedInput(k)); err != nil {
			return err
		}
	}
	_, err := changeDraft(t, func(d *store.Draft) { d.Stashed = nil })
	return err
}
