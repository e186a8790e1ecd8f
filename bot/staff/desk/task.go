package desk

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// taskFlow is the id of the flow in which somebody on the staff types something
// about a proposal and sees it before it goes out.
const taskFlow = "task"

// The steps of the flow.
const (
	inputStep   = "type"
	choiceStep  = "span"
	previewStep = "preview"
)

// TaskFlow is type, preview, send: whatever staff type about a proposal is shown to
// them as it will be read before anybody reads it. What is to be done is in the
// session's task; a draft of the sender's own stays as it is.
//
// Each package that has such tasks lists them; the flow is made of all of them.
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

// TaskSpec is how one action goes through the flow.
type TaskSpec struct {
	// Action is what is done.
	Action store.Action
	// AskKey is the text that asks for what is to be typed.
	AskKey string
	// Parse takes what was typed into the task, or says what is wrong with it.
	Parse func(t *dialog.Turn, p store.Proposal, text string) error
	// Choices are what can be chosen in place of typing; nil for nothing.
	Choices func(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error)
	// HasInput reports whether the task has what is to be typed, or needs nothing.
	HasInput func(task store.Task) bool
	// HasChoice reports whether the task has what is to be chosen after typing; nil where
	// there is nothing to choose. askChoice asks for it, takeChoice takes it.
	HasChoice  func(task store.Task) bool
	AskChoice  func(t *dialog.Turn) dialog.Screen
	TakeChoice func(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error)
	// Preview is what will be read, and by whom.
	Preview func(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error)
	// Alternatives is what would be right where the task can't be done as it stands; nil for
	// nothing.
	Alternatives func(t *dialog.Turn, p store.Proposal) ([]dialog.Choice, error)
	// TakeAlternative takes one of what offer has offered, and reports whether it was one.
	TakeAlternative func(t *dialog.Turn, p store.Proposal, argument string) (bool, error)
	// Execute does it.
	Execute func(t *dialog.Turn, p store.Proposal, task store.Task) error
	// SendLabel is the text of the button that sends it.
	SendLabel string
}

// taskRegistry are all tasks of the flow. A task of a newer or older program is unknown.
type taskRegistry map[store.Action]TaskSpec

// BeginTask begins a task about a proposal with what is known of it already: what was
// typed behind a command or chosen by a button.
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
	p, spec, err := ts.load(t)
	switch {
	case err != nil:
		return dialog.Handled, abortTask(t, err, t.Session.Task.Reason.Text)
	case !taskRevisionMatches(t, p):
		return dialog.Handled, ShowConflict(t, p)
	case spec.TakeChoice == nil:
		return dialog.Stay, dialog.ErrStale
	}
	return spec.TakeChoice(t, input)
}

// load returns the proposal of the session's task, as long as the task can be done.
func (ts taskRegistry) load(t *dialog.Turn) (store.Proposal, TaskSpec, error) {
	task := t.Session.Task
	work, known := ts[task.Action]
	if !known {
		return store.Proposal{}, work, dialog.ErrStale
	}
	p, err := LoadVisible(t, task.Proposal, task.Proposal.String())
	return p, work, err
}

// askScreen makes the screen of a step. A proposal that is out of reach by now is told
// there, with the way out; the step itself never fails for it.
func (ts taskRegistry) askScreen(t *dialog.Turn, screenOf func(p store.Proposal, work TaskSpec) (dialog.Screen, error)) (dialog.Screen, error) {
	p, work, err := ts.load(t)
	if problem := dialog.ProblemOf(err); problem != nil {
		screen := dialog.Screen{Text: []dialog.Text{problem.Text}}
		screen.AddRow(t.CancelButton())
		return screen, nil
	}
	if err != nil {
		return dialog.Screen{}, err
	}
	screen, err := screenOf(p, work)
	return screen.Prepend(proposal.NumberAndTitleForStaff(p)), err
}

// taskRevisionMatches reports whether the proposal is as it was when the task was begun.
func taskRevisionMatches(t *dialog.Turn, p store.Proposal) bool {
	return p.Revision == t.Session.Task.Revision
}
