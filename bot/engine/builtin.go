package engine

import "usynys/bot/dialog"

// Handlers that belong to no room. The registry lists them with all others.

// Start handles /start: its deep link, or [dialog.Registry.Start].
func Start(t *dialog.Turn) error {
	link, payload, known := t.Registry.Link(t.Input.Text)
	if !known {
		return t.Registry.Start(t)
	}
	return authorize(t, link.Right, func(t *dialog.Turn) error { return link.Run(t, payload) })
}

// Answer gives a press to the question being asked.
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

// Cancel leaves the flow being walked through.
func Cancel(t *dialog.Turn) error {
	if !t.IsCurrentPress() {
		return dialog.ErrStale
	}
	return t.Cancel()
}

// Menu runs the command that the pressed button names.
func Menu(t *dialog.Turn) error {
	if _, known := t.Registry.Command(t.Input.Press.Argument); !known {
		return dialog.ErrStale
	}
	return command(t, t.Input.Press.Argument)
}
