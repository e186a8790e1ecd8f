package desk

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
)

// EndTask ends the task, if there is one, and gives back what was typed for it: a
// moderator who opens another proposal must not decide this one with the next message.
func EndTask(t *dialog.Turn) error { return endTaskReturning(t, t.Session.Task.Reason.Text) }

// endTaskOn is [EndTask] for a task about one proposal.
func endTaskOn(t *dialog.Turn, seq store.Seq) error {
	if t.Session.Task.Proposal != seq {
		return nil
	}
	return EndTask(t)
}

// endTaskReturning ends the task and gives back what was typed for it.
func endTaskReturning(t *dialog.Turn, typed string) error {
	if t.Session.Flow != taskFlow {
		return nil
	}
	if err := clearTask(t, typed); err != nil {
		return err
	}
	return t.RemoveSlotButtons(dialog.ScreenSlot)
}

// FinishTask ends a task that has been executed.
func FinishTask(t *dialog.Turn, seq store.Seq) error {
	if t.Session.Task.Proposal != seq {
		return nil
	}
	return endTaskReturning(t, "")
}

// clearTask leaves the flow and its question. It gives back what was typed, and reminds a
// moderator who was writing a proposal of their own that the draft is kept.
func clearTask(t *dialog.Turn, typed string) error {
	t.LeaveFlow()
	t.Session.Task = store.Task{}
	var hint []dialog.Text
	if typed != "" {
		hint = append(hint, dialog.Say("task_given_back", dialog.Data{"Text": typed}))
	}
	draft, found, err := t.Draft()
	if found && !draft.Empty() {
		hint = append(hint, dialog.Say("reason_draft_kept"))
	}
	if len(hint) > 0 {
		t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: hint})
	}
	return err
}

// abortTask ends a task that can't be executed, and says why.
func abortTask(t *dialog.Turn, err error, typed string) error {
	problem := dialog.ProblemOf(err)
	if problem == nil {
		return err
	}
	if typed == "" {
		t.ShowHint(problem.Text)
		return endTaskReturning(t, "")
	}
	t.LeaveFlow()
	t.Session.Task = store.Task{}
	t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{
		problem.Text, dialog.Say("task_given_back", dialog.Data{"Text": typed}),
	}})
	return t.RemoveSlotButtons(dialog.ScreenSlot)
}

// cancel shows the card in place of the question.
func (ts taskRegistry) cancel(t *dialog.Turn) error {
	p, _, err := ts.load(t)
	if err != nil {
		return abortTask(t, err, t.Session.Task.Reason.Text)
	}
	screen, err := card.Screen(t, *t.Staff, p)
	if err != nil {
		return err
	}
	if t.Input.Kind == dialog.Pressed {
		// The message with the question becomes the card, so it must stay in its slot.
		if err := clearTask(t, ""); err != nil {
			return err
		}
		return Show(t, card.Slot(p.Seq), dialog.ScreenSlot, screen)
	}
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return endTaskReturning(t, "")
}
