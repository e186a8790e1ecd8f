package engine

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// route runs the handler of what the sender did, if the sender has the permission.
// A Problem is told to the sender; any other error is for the operator.
func route(t *dialog.Turn) error {
	doing := describeInput(t)
	err := dispatch(t)
	if problem, ok := errors.AsType[*dialog.Problem](err); ok {
		return tell(t, problem.Text)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// describeInput says for the operator what the sender did, in the program's own names:
// nothing that a person wrote is in it.
func describeInput(t *dialog.Turn) string {
	switch entry, known := t.Registry.Command(t.Input.Command); {
	case t.Input.Kind == dialog.Commanded && known:
		return "command /" + entry.Name
	case t.Input.Kind == dialog.Pressed && t.Input.Press.Action != dialog.AnswerAction:
		if entry, known := t.Registry.Action(t.Input.Press.Action); known {
			return "button " + entry.Name
		}
	}
	if t.Session.Flow == "" {
		return "a message outside of any flow"
	}
	return "flow " + t.Session.Flow + ", step " + t.Session.Step
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
		return dialog.Sorry("command_of_another_bot")
	}
	entry, known := t.Registry.Command(name)
	if !known {
		return dialog.Sorry("command_unknown")
	}
	return authorize(t, entry.Right, entry.Run)
}

// authorize runs a handler if the sender holds the right to it now. A person who has
// not been welcomed yet is welcomed instead.
func authorize(t *dialog.Turn, right store.Right, run func(*dialog.Turn) error) error {
	switch {
	case t.May(right):
		return run(t)
	case right == store.Participate:
		return t.Begin(t.Registry.Welcome)
	}
	return dialog.ErrNotYours
}

// tell gives the sender a sentence: above the question being asked, or by itself
// where there is none or they asked for something else by a command. A press gets
// it as a toast as well, which may be lost.
func tell(t *dialog.Turn, text dialog.Text) error {
	if t.Input.Kind == dialog.Pressed {
		t.Toast = &text
	}
	if !t.Person.Language.Known() {
		return t.Begin(t.Registry.Welcome)
	}
	if t.Session.Flow != "" && t.Input.Kind != dialog.Commanded {
		err := t.Ask(text)
		if _, gone := errors.AsType[*dialog.Problem](err); !gone {
			return err
		}
		// The question can't be asked any more: of a proposal that is out of reach now.
		t.Leave()
	}
	t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{text}})
	return nil
}
