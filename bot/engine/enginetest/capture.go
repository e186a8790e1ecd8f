package enginetest

import (
	"slices"

	"usynys/bot/dialog"
)

// capture has the turn of the present update, and the error that its handler returned.
type capture struct {
	turn    *dialog.Turn
	err     error
	handled bool
}

func (c *capture) reset() { *c = capture{} }

// around returns the registry with its handlers captured.
func (c *capture) around(registry *dialog.Registry) *dialog.Registry {
	captured := *registry
	captured.Commands = slices.Clone(registry.Commands)
	for i := range captured.Commands {
		captured.Commands[i].Run = c.handler(captured.Commands[i].Run)
	}
	captured.Actions = slices.Clone(registry.Actions)
	for i := range captured.Actions {
		captured.Actions[i].Run = c.handler(captured.Actions[i].Run)
	}
	captured.Typed, captured.Edited, captured.Unsupported = c.handler(registry.Typed), c.handler(registry.Edited), c.handler(registry.Unsupported)
	captured.Care = func(t *dialog.Turn) {
		c.turn = t
		registry.Care(t)
	}
	return &captured
}

func (c *capture) handler(run func(*dialog.Turn) error) func(*dialog.Turn) error {
	return func(t *dialog.Turn) error {
		err := run(t)
		c.err, c.handled = err, true
		return err
	}
}

// problem returns the handler's error. If none was run, because the right is missing, it
// returns the problem that was shown.
func (c *capture) problem() error {
	switch {
	case c.handled:
		return c.err
	case c.turn.Toast != nil:
		return &dialog.Problem{Text: *c.turn.Toast}
	}
	if hint, found := Find(c.turn, c.turn.Person.ID, dialog.HintSlot); found {
		return &dialog.Problem{Text: hint.Screen.Text[0]}
	}
	return nil
}
