package engine

import "usynys/bot/dialog"

// The handlers that belong to no room: they pass on what they get. The registry lists
// them with all others.

// Start answers /start: what a deep link asks for, or [dialog.Registry.Start].
func Start(t *dialog.Turn) error {
	link, payload, known := t.Registry.Link(t.Input.Text)
	if !known {
		return t.Registry.Start(t)
	}
	return authorize(t, link.Right, func(t *dialog.Turn) error { return link.Run(t, payload) })
}

// Answer gives a pressed button to the question it belongs to.
func Answer(t *dialog.Turn) error {
	if !t.IsCurrentPress() {
		return dialog.ErrStale
	}
	return t.Take(t.Input)
}

// Back asks the question before the present one.
func Back(t *dialog.Turn) error {
	if !t.IsCurrentPress() {
		return dialog.ErrStale
	}
	return t.Back()
}

// Cancel leaves the flow that the pressed button belongs to.
func Cancel(t *dialog.Turn) error {
	if !t.IsCurrentPress() {
		return dialog.ErrStale
	}
	return t.Cancel()
}

// Menu does what the command on the pressed button does.
func Menu(t *dialog.Turn) error {
	if _, known := t.Registry.Command(t.Input.Press.Argument); !known {
		return dialog.ErrStale
	}
	return command(t, t.Input.Press.Argument)
}
