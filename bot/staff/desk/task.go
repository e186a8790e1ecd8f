package desk

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// taskFlow is the flow in which a moderator types something about a proposal and previews
// it.
const taskFlow = "task"

// The steps of the flow.
const (
	inputStep   = "type"
	choiceStep  = "span"
	previewStep = "preview"
)

// TaskFlow is the flow type, preview, send: what the staff type about a proposal is shown
// to them as its recipient will read it. The session's task says what it is for; the
// sender's own draft stays as it is.
func TaskFlow(lists ...[]TaskSpec) dialog.Flow {
	all := taskRegistry{}
	for _, list := range lists {
		for _, spec := range list {
			all[spec.Action] = spec
		}
	}
	return dialog.Flow{
		ID: taskFlow, Right: store.RightRead, Unsupported: "task_needs_text",
		Steps: []dialog.Step{
			{ID: inputStep, Ask: all.askInput, Take: all.takeInput, Answered: all.hasInput},
			{ID: choiceStep, Ask: all.askChoice, Take: all.takeChoice, Answered: all.hasChoice},
			{ID: previewStep, Ask: all.askPreview, Take: all.takePreview, Answered: func(*dialog.Turn) (bool, error) { return false, nil }},
		},
		Finish: func(*dialog.Turn) error { return nil }, // never: sending ends the flow
		Cancel: all.cancel,
	}
}

// TaskSpec says how one action goes through the flow.
type TaskSpec struct {
	Action store.Action
	// AskKey is the text that asks for the input.
	AskKey string
	// Parse puts the input into the task, or returns what is wrong with it.
	Parse func(t *dialog.Turn, p store.Proposal, text string) error
	// Choices returns what can be chosen instead of typing; nil for nothing.
	Choices func(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error)
	// HasInput reports whether the task needs no more input.
	HasInput func(task store.Task) bool
	// HasChoice reports whether the task has what is chosen after typing; nil if nothing
	// is. AskChoice asks for it, TakeChoice takes it.
	HasChoice  func(task store.Task) bool
	AskChoice  func(t *dialog.Turn) dialog.Screen
	TakeChoice func(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error)
	// Preview returns what the recipients will read.
	Preview func(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error)
	// Alternatives returns what can be done when the preview is a problem; nil for
	// nothing.
	Alternatives func(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error)
	// TakeAlternative takes one of the alternatives.
	TakeAlternative func(t *dialog.Turn, p store.Proposal, argument string) error
	Execute         func(t *dialog.Turn, p store.Proposal, task store.Task) error
	// SendLabel is the text of the button that executes the task.
	SendLabel string
}

// taskRegistry has the tasks of the flow. A stored task of another version may be unknown.
type taskRegistry map[store.Action]TaskSpec

// BeginTask begins a task with what is known already: what followed a command, or was
// chosen by a button.
func BeginTask(t *dialog.Turn, p store.Proposal, spec TaskSpec, task store.Task, text string) error {
	task.Action, task.Proposal, task.Revision = spec.Action, p.Seq, p.Revision
	before := t.Session.Task
	t.Session.Task = task
	if text != "" {
		if err := spec.Parse(t, p, text); err != nil {
			t.Session.Task = before
			return err
		}
	}
	// The question comes below the card, so that the card can be read while typing.
	if err := t.RemoveSlotButtons(dialog.ScreenSlot); err != nil {
		return err
	}
	return t.BeginFlow(taskFlow)
}

func (ts taskRegistry) hasInput(t *dialog.Turn) (bool, error) {
	spec, known := ts[t.Session.Task.Action]
	return known && spec.HasInput(t.Session.Task), nil
}

func (ts taskRegistry) hasChoice(t *dialog.Turn) (bool, error) {
	spec := ts[t.Session.Task.Action]
	return spec.HasChoice == nil || spec.HasChoice(t.Session.Task), nil
}

func (ts taskRegistry) askChoice(t *dialog.Turn) (dialog.Screen, error) {
	return ts.askScreen(t, func(_ store.Proposal, spec TaskSpec) (dialog.Screen, error) {
		if spec.AskChoice == nil {
			return dialog.Screen{}, dialog.ErrStale
		}
		return spec.AskChoice(t), nil
	})
}

func (ts taskRegistry) takeChoice(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	return ts.take(t, t.Session.Task.Reason.Text, func(_ store.Proposal, spec TaskSpec) (dialog.Outcome, error) {
		if spec.TakeChoice == nil {
			return dialog.Stay, dialog.ErrStale
		}
		return spec.TakeChoice(t, input)
	})
}

// take calls then with the proposal and the spec of the session's task. A task that can no
// longer be executed ends, and what was typed is given back.
func (ts taskRegistry) take(t *dialog.Turn, typed string, then func(p store.Proposal, spec TaskSpec) (dialog.Outcome, error)) (dialog.Outcome, error) {
	p, spec, err := ts.load(t)
	switch {
	case err != nil:
		return dialog.Handled, abortTask(t, err, typed)
	case p.Revision != t.Session.Task.Revision:
		return dialog.Handled, showConflictReturning(t, p, typed)
	}
	return then(p, spec)
}

// load returns the proposal and the spec of the session's task.
func (ts taskRegistry) load(t *dialog.Turn) (store.Proposal, TaskSpec, error) {
	task := t.Session.Task
	spec, known := ts[task.Action]
	if !known {
		return store.Proposal{}, spec, dialog.ErrStale
	}
	p, err := LoadVisible(t, task.Proposal, task.Proposal.String())
	return p, spec, err
}

// askScreen makes the screen of a step. If the proposal is out of reach by now, the screen
// says so and can be cancelled; the step does not fail.
func (ts taskRegistry) askScreen(t *dialog.Turn, screenOf func(p store.Proposal, spec TaskSpec) (dialog.Screen, error)) (dialog.Screen, error) {
	p, spec, err := ts.load(t)
	if problem := dialog.ProblemOf(err); problem != nil {
		screen := dialog.Screen{Text: []dialog.Text{problem.Text}}
		screen.AddRow(t.CancelButton())
		return screen, nil //nolint:nilerr // the screen says the problem
	}
	if err != nil {
		return dialog.Screen{}, err
	}
	screen, err := screenOf(p, spec)
	return screen.Prepend(proposal.NumberAndTitleForStaff(p)), err
}
