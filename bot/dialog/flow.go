package dialog

import "usynys/store"

// Flow is a conversation: an ordered list of questions, and a function to run when all
// are answered.
type Flow struct {
	ID string
	// Right is checked at every question: a person who loses it in the middle can't go
	// on.
	Right store.Right
	Steps []Step
	// Finish runs when all questions are answered. The session has left the flow by
	// then, so Finish may begin another.
	Finish func(*Turn) error
	// Unsupported is the key of the answer to a sticker and the like; empty for the
	// general one.
	Unsupported string
	// Cancel handles the cancel button; nil for a flow that can't be cancelled.
	Cancel func(*Turn) error
}

// Step is one question. It knows nothing of Telegram.
type Step struct {
	ID string
	// Ask returns the screen that asks the question.
	Ask func(*Turn) (Screen, error)
	// Take handles an answer. A [*Problem] asks again with the problem on top, and rolls
	// back what Take changed, unless the Problem is kept, see [Keep].
	Take func(*Turn, Input) (Outcome, error)
	// Answered reports whether the question has an answer.
	Answered func(*Turn) (bool, error)
}

// Outcome is the transition after an answer.
type Outcome int

const (
	// Stay asks the present question again.
	Stay Outcome = iota
	// Next goes on to the first question without an answer.
	Next
	// Handled means that the step itself has shown a screen.
	Handled
)

// The actions of the buttons of a question: they answer it, go back, or leave the flow.
const (
	AnswerAction = "answer"
	BackAction   = "back"
	CancelAction = "cancel"
)

// AnswerButton returns a button that answers the present question.
func (t *Turn) AnswerButton(label any, argument string) Button {
	return Button{Label: label, Press: Press{Action: AnswerAction, Argument: argument, Revision: t.Session.Revision}}
}

// CancelButton returns a button that leaves the flow.
func (t *Turn) CancelButton() Button {
	return Button{Label: Say("button_cancel"), Press: Press{Action: CancelAction, Revision: t.Session.Revision}}
}

// NavigationButtons returns the buttons that go back, where that is possible, and leave
// the flow.
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
