package dialog

import "usynys/store"

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
	// Unsupported is the key of what is said to a sticker and the like, where that is
	// not what a proposal can hold.
	Unsupported string
	// Cancel is what [Отмена] does; nil for a flow that can't be cancelled.
	Cancel func(*Turn) error
}

// Step is one question. It knows nothing of Telegram.
type Step struct {
	ID string
	// Ask makes the screen that asks the question.
	Ask func(*Turn) (Screen, error)
	// Take takes an answer. A [*Problem] asks again, with the problem on top; unless
	// it is [Keep], nothing that the step did before stays.
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
	// Handled means that the step itself has decided what is shown.
	Handled
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

// CancelButton leads out of the flow.
func (t *Turn) CancelButton() Button {
	return Button{Label: Say("button_cancel"), Press: Press{Action: CancelAction, Revision: t.Session.Revision}}
}

// NavigationButtons are the buttons that lead back, where there is a way back, and out.
func (t *Turn) NavigationButtons() ([]Button, error) {
	flow, _, err := t.currentStep()
	if err != nil {
		return nil, err
	}
	before, err := t.previousStep(flow)
	if err != nil || before == "" {
		return []Button{t.CancelButton()}, err
	}
	back := Button{Label: Say("button_back"), Press: Press{Action: BackAction, Revision: t.Session.Revision}}
	return []Button{back, t.CancelButton()}, nil
}
