package dialog

import (
	"errors"
	"fmt"
	"slices"

	"usynys/store"
)

// Flow is a conversation: an ordered list of questions, and what happens when
// all are answered.
type Flow struct {
	ID string
	// Right is needed at every question, so that somebody who loses it in the
	// middle can't go on.
	Right store.Right
	Steps []Step
	// Finish has the effects. The flow is over before it runs, so that it may begin
	// another.
	Finish func(*Turn) error
	// Cancel is what [Отмена] does; nil for a flow that can't be cancelled.
	Cancel func(*Turn) error
}

// Step is one question. It knows nothing of Telegram.
type Step struct {
	ID string
	// Ask makes the screen that asks the question.
	Ask func(*Turn) (Screen, error)
	// Take takes an answer. A [*Problem] asks again, with the problem on top.
	Take func(*Turn, Input) (Outcome, error)
	// Answered reports whether the question has its answer already.
	Answered func(*Turn) (bool, error)
}

// Outcome says where an answer leads.
type Outcome int

const (
	// Stay shows the present question again, as it is after the answer.
	Stay Outcome = iota
	// Next goes on to the first question that has no answer.
	Next
	// Elsewhere means that the step itself has decided what is shown.
	Elsewhere
)

// AnswerAction is the action of the buttons with which a question is answered,
// BackAction and CancelAction those of its way back and out.
const (
	AnswerAction = "answer"
	BackAction   = "back"
	CancelAction = "cancel"
)

// AnswerButton answers the present question.
func (t *Turn) AnswerButton(label any, argument string) Button {
	return Button{Label: label, Press: Press{Action: AnswerAction, Argument: argument, Revision: t.Session.Revision}}
}

// BackButton leads to the question before.
func (t *Turn) BackButton() Button {
	return Button{Label: Say("button_back"), Press: Press{Action: BackAction, Revision: t.Session.Revision}}
}

// CancelButton leads out of the flow.
func (t *Turn) CancelButton() Button {
	return Button{Label: Say("button_cancel"), Press: Press{Action: CancelAction, Revision: t.Session.Revision}}
}

// Begin starts a flow, or goes on with it, at its first unanswered question.
func (t *Turn) Begin(id string) error {
	flow, known := t.Abilities.Flow(id)
	if !known {
		return fmt.Errorf("begin flow %q: no such flow", id)
	}
	t.Session.Flow = id
	return t.next(flow)
}

// Go asks a certain question of the present flow.
func (t *Turn) Go(step string) error {
	t.enter(step)
	return t.Ask()
}

// Leave ends the present flow without finishing it.
func (t *Turn) Leave() { t.Session.Flow, t.Session.Step = "", ""; t.Session.Revision++ }

// Ask asks the present question again, with hints or problems on top.
func (t *Turn) Ask(first ...Text) error {
	_, step, err := t.present()
	if err != nil {
		return err
	}
	screen, err := step.Ask(t)
	if err != nil {
		return err
	}
	t.Show(screen.With(first...))
	return nil
}

// Take gives an input to the present question.
func (t *Turn) Take(input Input) error {
	flow, step, err := t.present()
	if err != nil {
		return err
	}
	outcome, err := step.Take(t, input)
	var problem *Problem
	switch {
	case errors.As(err, &problem):
		return t.Ask(problem.Text)
	case err != nil:
		return err
	case outcome == Next:
		return t.next(flow)
	case outcome == Stay:
		return t.Ask()
	}
	return nil
}

// Back asks the question before the present one.
func (t *Turn) Back() error {
	flow, step, err := t.present()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(flow.Steps, func(s Step) bool { return s.ID == step.ID })
	return t.Go(flow.Steps[max(at-1, 0)].ID)
}

// Cancel does what the present flow does on [Отмена].
func (t *Turn) Cancel() error {
	flow, _, err := t.present()
	if err != nil {
		return err
	}
	if flow.Cancel == nil {
		return t.Ask()
	}
	return flow.Cancel(t)
}

// Fresh reports whether the press came from the question being asked now.
func (t *Turn) Fresh() bool {
	return t.Session.Flow != "" && t.Input.Press.Revision == t.Session.Revision
}

// next asks the first unanswered question, or finishes the flow.
func (t *Turn) next(flow Flow) error {
	for _, step := range flow.Steps {
		answered, err := step.Answered(t)
		if err != nil {
			return err
		}
		if !answered {
			return t.Go(step.ID)
		}
	}
	t.Leave()
	return flow.Finish(t)
}

// present is the flow and the question of the session. A question that is gone,
// after an upgrade, is the first unanswered one.
func (t *Turn) present() (Flow, Step, error) {
	flow, known := t.Abilities.Flow(t.Session.Flow)
	if !known {
		// The flow went away with an upgrade: there is nothing to go on with.
		t.Leave()
		return Flow{}, Step{}, Sorry("flow_gone")
	}
	if !t.May(flow.Right) {
		t.Leave()
		return Flow{}, Step{}, ErrNotYours
	}
	if step, ok := flow.step(t.Session.Step); ok {
		return flow, step, nil
	}
	for _, step := range flow.Steps {
		answered, err := step.Answered(t)
		if err != nil {
			return Flow{}, Step{}, err
		}
		if !answered {
			t.enter(step.ID)
			return flow, step, nil
		}
	}
	last := flow.Steps[len(flow.Steps)-1]
	t.enter(last.ID)
	return flow, last, nil
}

func (f Flow) step(id string) (Step, bool) {
	return find(f.Steps, func(s Step) bool { return s.ID == id })
}

// enter makes a question the present one. Buttons of the questions before it are
// stale from then on.
func (t *Turn) enter(step string) {
	t.Session.Step, t.Session.Page = step, 0
	t.Session.Revision++
}
