package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// endTask ends the task, if there is one: whoever goes on to another proposal must
// not decide this one with the next thing they type. What was typed so far is given
// back.
func endTask(t *dialog.Turn) error { return endTaskWith(t, t.Session.Task.Reason.Text) }

// endTaskFor is endTask for a task about one proposal.
func endTaskFor(t *dialog.Turn, seq store.Seq) error {
	if t.Session.Task.Proposal != seq {
		return nil
	}
	return endTask(t)
}

// endTaskWith ends the task and gives back what was typed for it.
func endTaskWith(t *dialog.Turn, typed string) error {
	if t.Session.Flow != taskFlow {
		return nil
	}
	if err := leaveTask(t, typed); err != nil {
		return err
	}
	return t.Retire(dialog.ScreenSlot)
}

// sent ends the task that has just been done.
func sent(t *dialog.Turn, seq store.Seq) error {
	if t.Session.Task.Proposal != seq {
		return nil
	}
	return endTaskWith(t, "")
}

// leaveTask leaves the question where it stands. What was typed and not sent is
// given back, and whoever was writing a proposal of their own before is told that it
// is still there.
func leaveTask(t *dialog.Turn, typed string) error {
	t.Leave()
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

// giveUp ends a task that can't be done and says why.
func giveUp(t *dialog.Turn, err error, typed string) error {
	problem := dialog.ProblemOf(err)
	if problem == nil {
		return err
	}
	if typed == "" {
		t.Say(problem.Text)
		return endTaskWith(t, "")
	}
	t.Leave()
	t.Session.Task = store.Task{}
	t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{
		problem.Text, dialog.Say("task_given_back", dialog.Data{"Text": typed}),
	}})
	return t.Retire(dialog.ScreenSlot)
}

// cancelTask leads back to the card, which appears in place of the question.
func cancelTask(t *dialog.Turn) error {
	p, _, err := taskSubject(t)
	if err != nil {
		return giveUp(t, err, t.Session.Task.Reason.Text)
	}
	screen, err := proposal.Card(t, *t.Staff, p)
	if err != nil {
		return err
	}
	if t.Input.Kind == dialog.Pressed {
		// The message with the question becomes the card, so it must stay in its slot.
		if err := leaveTask(t, ""); err != nil {
			return err
		}
		return show(t, proposal.CardSlot(p.Seq), dialog.ScreenSlot, screen)
	}
	t.ShowIn(proposal.CardSlot(p.Seq), "", screen)
	return endTaskWith(t, "")
}
