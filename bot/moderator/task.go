package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// taskFlow is the id of the flow in which somebody on the staff types something
// about a proposal and sees it before it goes out.
const taskFlow = "task"

// The steps of the flow.
const (
	typeStep    = "type"
	spanStep    = "span"
	previewStep = "preview"
)

// TaskFlow is type, preview, send: whatever staff type about a proposal is shown to
// them as it will be read before anybody reads it. What is to be done is in the
// session's task; a draft of the sender's own stays as it is.
//
// Each package that has such tasks lists them; the flow is made of all of them.
func TaskFlow(lists ...[]job) dialog.Flow {
	all := tasks{}
	for _, list := range lists {
		for _, spec := range list {
			all[spec.action] = spec
		}
	}
	return dialog.Flow{
		ID: taskFlow, Right: store.Read, Unsupported: "task_needs_text",
		Steps: []dialog.Step{
			{ID: typeStep, Ask: all.askTyped, Take: all.takeTyped, Answered: all.typed},
			{ID: spanStep, Ask: all.askChoice, Take: all.takeChoice, Answered: all.chosen},
			{ID: previewStep, Ask: all.askPreview, Take: all.takePreview, Answered: func(*dialog.Turn) (bool, error) { return false, nil }},
		},
		Finish: func(*dialog.Turn) error { return nil }, // never: sending ends the flow
		Cancel: all.cancel,
	}
}

// job is how one action goes through the flow.
type job struct {
	// action is what is done.
	action store.Action
	// ask is the text that asks for what is to be typed.
	ask string
	// take takes what was typed into the task, or says what is wrong with it.
	take func(t *dialog.Turn, p store.Proposal, text string) error
	// choices are what can be chosen in place of typing; nil for nothing.
	choices func(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error)
	// typed reports whether the task has what is to be typed, or needs nothing.
	typed func(task store.Task) bool
	// chosen reports whether the task has what is to be chosen after typing; nil where
	// there is nothing to choose. askChoice asks for it, takeChoice takes it.
	chosen     func(task store.Task) bool
	askChoice  func(t *dialog.Turn) dialog.Screen
	takeChoice func(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error)
	// preview is what will be read, and by whom.
	preview func(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error)
	// offer is what would be right where the task can't be done as it stands; nil for
	// nothing.
	offer func(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error)
	// takeOffer takes one of what offer has offered, and reports whether it was one.
	takeOffer func(t *dialog.Turn, p store.Proposal, argument string) (bool, error)
	// send does it.
	send func(t *dialog.Turn, p store.Proposal, task store.Task) error
	// label is the text of the button that sends it.
	label string
}

// tasks are all tasks of the flow. A task of a newer or older program is unknown.
type tasks map[store.Action]job

// begin begins a task about a proposal with what is known of it already: what was
// typed behind a command or chosen by a button.
func begin(t *dialog.Turn, p store.Proposal, spec job, task store.Task, text string) error {
	task.Action, task.Proposal, task.Revision = spec.action, p.Seq, p.Revision
	before := t.Session.Task
	t.Session.Task = task
	if text != "" {
		if err := spec.take(t, p, text); err != nil {
			t.Session.Task = before
			return err
		}
	}
	// The question comes below the card, so that the card can be read while typing.
	if err := t.Retire(dialog.ScreenSlot); err != nil {
		return err
	}
	return t.Begin(taskFlow)
}

func (ts tasks) typed(t *dialog.Turn) (bool, error) {
	spec, known := ts[t.Session.Task.Action]
	return known && spec.typed(t.Session.Task), nil
}

func (ts tasks) chosen(t *dialog.Turn) (bool, error) {
	spec := ts[t.Session.Task.Action]
	return spec.chosen == nil || spec.chosen(t.Session.Task), nil
}

func (ts tasks) askChoice(t *dialog.Turn) (dialog.Screen, error) {
	return ts.askOf(t, func(_ store.Proposal, spec job) (dialog.Screen, error) {
		if spec.askChoice == nil {
			return dialog.Screen{}, dialog.ErrStale
		}
		return spec.askChoice(t), nil
	})
}

func (ts tasks) takeChoice(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	p, spec, err := ts.subject(t)
	switch {
	case err != nil:
		return dialog.Elsewhere, giveUp(t, err, t.Session.Task.Reason.Text)
	case !standing(t, p):
		return dialog.Elsewhere, overtaken(t, p)
	case spec.takeChoice == nil:
		return dialog.Stay, dialog.ErrStale
	}
	return spec.takeChoice(t, input)
}
