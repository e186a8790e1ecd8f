package dialog

import (
	"fmt"
	"slices"
)

// BeginFlow starts a flow, or goes on with it, at its first unanswered question.
func (t *Turn) BeginFlow(id string) error {
	flow, known := t.Registry.Flow(id)
	if !known {
		return fmt.Errorf("begin flow %q: no such flow", id)
	}
	t.Session.Flow = id
	return t.nextStep(flow)
}

// GoTo asks the named question of the present flow.
func (t *Turn) GoTo(step string) error {
	t.enterStep(step)
	return t.Ask()
}

// LeaveFlow ends the present flow without finishing it.
func (t *Turn) LeaveFlow() { t.Session.Flow, t.Session.Step = "", ""; t.Session.Revision++ }

// Ask asks the present question again, with hints or problems on top.
func (t *Turn) Ask(first ...Text) error {
	_, step, err := t.currentStep()
	if err != nil {
		return err
	}
	screen, err := step.Ask(t)
	if err != nil {
		return err
	}
	t.Show(screen.Prepend(first...))
	return nil
}

// Take gives an input to the present question. If the step returns a problem, Take asks
// again with the problem on top. It returns the problem only if the step rejected the
// input after writing to the store: the engine rolls that back.
func (t *Turn) Take(input Input) error {
	flow, step, err := t.currentStep()
	if err != nil {
		return err
	}
	before := t.Savepoint()
	outcome, err := step.Take(t, input)
	problem := ProblemOf(err)
	switch {
	case problem != nil && !problem.Kept && !t.Rollback(before):
		return err
	case problem != nil:
		if input.Kind == Pressed {
			t.Toast = &problem.Text // the screen may look just as before
		}
		return t.Ask(problem.Text)
	case err != nil:
		return err
	case outcome == Next:
		return t.nextStep(flow)
	case outcome == Stay:
		return t.Ask()
	}
	return nil
}

// Back asks the question before the present one, or again the last of all, if only that
// one is open: it shows all answers, and the person came from there to change one.
func (t *Turn) Back() error {
	flow, _, err := t.currentStep()
	if err != nil {
		return err
	}
	before, err := t.previousStep(flow)
	switch {
	case err != nil:
		return err
	case before == "":
		return t.Ask()
	}
	return t.GoTo(before)
}

// previousStep returns the id of the question that [Turn.Back] asks, empty for none.
func (t *Turn) previousStep(flow Flow) (string, error) {
	at := slices.IndexFunc(flow.Steps, func(s Step) bool { return s.ID == t.Session.Step })
	last := len(flow.Steps) - 1
	open, err := t.firstUnanswered(flow)
	switch {
	case err != nil:
		return "", err
	case open == last && at < last:
		return flow.Steps[last].ID, nil
	case at > 0:
		return flow.Steps[at-1].ID, nil
	}
	return "", nil
}

// Cancel runs the present flow's Cancel.
func (t *Turn) Cancel() error {
	flow, _, err := t.currentStep()
	if err != nil {
		return err
	}
	if flow.Cancel == nil {
		return t.Ask()
	}
	return flow.Cancel(t)
}

// IsCurrentPress reports whether the pressed button belongs to the present question.
func (t *Turn) IsCurrentPress() bool {
	return t.Session.Flow != "" && t.Input.Press.Revision == t.Session.Revision
}

// nextStep asks the first unanswered question, or finishes the flow.
func (t *Turn) nextStep(flow Flow) error {
	open, err := t.firstUnanswered(flow)
	if err != nil {
		return err
	}
	if open < len(flow.Steps) {
		return t.GoTo(flow.Steps[open].ID)
	}
	t.LeaveFlow()
	return flow.Finish(t)
}

// firstUnanswered returns the index of the first question without an answer, or the
// number of questions if all are answered.
func (t *Turn) firstUnanswered(flow Flow) (int, error) {
	for i, step := range flow.Steps {
		if answered, err := step.Answered(t); err != nil || !answered {
			return i, err
		}
	}
	return len(flow.Steps), nil
}

// currentStep returns the flow and the question of the session. If an upgrade has
// removed the question, it returns the first unanswered one.
func (t *Turn) currentStep() (Flow, Step, error) {
	flow, known := t.Registry.Flow(t.Session.Flow)
	if !known {
		// An upgrade has removed the flow.
		t.LeaveFlow()
		return Flow{}, Step{}, Keep(NewProblem("flow_gone"))
	}
	if !t.HasRight(flow.Right) {
		t.LeaveFlow()
		return Flow{}, Step{}, Keep(ErrForbidden)
	}
	if step, ok := flow.step(t.Session.Step); ok {
		return flow, step, nil
	}
	open, err := t.firstUnanswered(flow)
	if err != nil {
		return Flow{}, Step{}, err
	}
	step := flow.Steps[min(open, len(flow.Steps)-1)]
	t.enterStep(step.ID)
	return flow, step, nil
}

func (f Flow) step(id string) (Step, bool) {
	return find(f.Steps, func(s Step) bool { return s.ID == id })
}

// enterStep makes a question the present one. The buttons of earlier questions become
// stale.
func (t *Turn) enterStep(step string) {
	t.Session.Step, t.Session.Page = step, 0
	t.Session.Revision++
}
