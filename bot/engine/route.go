package engine

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// route is the router of one kind of chat.
type route struct {
	// dispatch runs the handler of the input, if the sender has the right.
	dispatch func(*dialog.Turn) error
	// tell shows the sender a text instead.
	tell func(*dialog.Turn, dialog.Text) error
}

var (
	privateRoute = route{dispatch: dispatch, tell: tell}
	groupRoute   = route{dispatch: dispatchGroup, tell: tellInGroup}
)

// answer runs the handler and shows the sender its Problem, if it returns one. A Problem
// that is not kept rolls the turn back. If the handler has written to the store by then,
// answer returns the bare Problem: the caller rolls the transaction back and calls answer
// in the next with the Problem as rejected, which only shows it. Any other error is for
// the operator.
func (r route) answer(t *dialog.Turn, rejected *dialog.Problem) error {
	doing := describeInput(t)
	if rejected != nil {
		return r.say(t, doing, rejected)
	}
	before := t.Savepoint()
	err := r.dispatch(t)
	problem := dialog.ProblemOf(err)
	switch {
	case err == nil:
		return nil
	case problem == nil:
		return fmt.Errorf("%s: %w", doing, err)
	case !problem.Kept && !t.Rollback(before):
		return problem
	}
	return r.say(t, doing, problem)
}

// say shows the sender a problem. Its errors are for the operator.
func (r route) say(t *dialog.Turn, doing string, problem *dialog.Problem) error {
	if err := r.tell(t, problem.Text); err != nil {
		return fmt.Errorf("%s: say %s: %w", doing, problem.Text.Key, err)
	}
	return nil
}

// describeInput describes the input to the operator, with nothing that a person typed.
func describeInput(t *dialog.Turn) string {
	where := ""
	if t.Group != 0 {
		where = "in a group: "
	}
	switch entry, known := t.Registry.Command(t.Input.Command); {
	case t.Input.Kind == dialog.Commanded && known:
		return where + "command /" + entry.Name
	case t.Input.Kind == dialog.Pressed && t.Input.Press.Action != dialog.AnswerAction:
		if entry, known := t.Registry.Action(t.Input.Press.Action); known {
			return where + "button " + entry.Name
		}
	}
	if t.Session.Flow == "" {
		return where + "a message outside of any flow"
	}
	return where + "flow " + t.Session.Flow + ", step " + t.Session.Step
}

func dispatch(t *dialog.Turn) error {
	switch t.Input.Kind {
	case dialog.Commanded:
		return command(t, t.Input.Command)
	case dialog.Pressed:
		action, known := t.Registry.Action(t.Input.Press.Action)
		if !known {
			return dialog.ErrStale
		}
		if action.Group {
			action.Run = func(*dialog.Turn) error { return dialog.ErrStale }
		}
		return authorize(t, action.Right, action.Run)
	case dialog.Typed:
		return t.Registry.Typed(t)
	case dialog.Edited:
		return t.Registry.Edited(t)
	case dialog.Unsupported:
		return t.Registry.Unsupported(t)
	}
	return nil
}

func command(t *dialog.Turn, name string) error {
	if name == "" {
		return dialog.NewProblem("command_of_another_bot")
	}
	entry, known := t.Registry.Command(name)
	if !known {
		return dialog.NewProblem("command_unknown")
	}
	return authorize(t, entry.Right, entry.Run)
}

// authorize runs a handler if the sender holds its right now. It begins the welcome for
// a person who has not finished that.
func authorize(t *dialog.Turn, right store.Right, run func(*dialog.Turn) error) error {
	switch {
	case t.HasRight(right):
		return run(t)
	case right == store.RightParticipate:
		return t.BeginFlow(t.Registry.Welcome)
	}
	return dialog.ErrForbidden
}

// tell shows the sender a text: above the question being asked, or as a hint if there is
// none or the input was a command. A press gets it as a toast as well.
func tell(t *dialog.Turn, text dialog.Text) error {
	if t.Input.Kind == dialog.Pressed {
		t.Toast = &text
	}
	if !t.Person.Language.Valid() {
		return t.BeginFlow(t.Registry.Welcome)
	}
	if t.Session.Flow != "" && t.Input.Kind != dialog.Commanded {
		err := t.Ask(text)
		if dialog.ProblemOf(err) == nil {
			return err
		}
		// The question can't be asked again: its proposal is out of reach by now.
		t.LeaveFlow()
	}
	t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{text}})
	return nil
}
