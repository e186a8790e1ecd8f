package enginetest

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Command has a person write a command with an argument. It returns the turn and the
// problem shown to the person, if any.
func (w *World) Command(by store.PersonID, name, text string) (*dialog.Turn, error) {
	w.Helper()
	w.message++
	return w.decide(by, dialog.Input{Kind: dialog.Commanded, Command: name, Text: text, Message: w.message})
}

// Press has a person press a button.
func (w *World) Press(by store.PersonID, press dialog.Press) (*dialog.Turn, error) {
	w.Helper()
	return w.decide(by, dialog.Input{Kind: dialog.Pressed, Press: press, Message: w.message})
}

// Answer has a person press a button of their present question.
func (w *World) Answer(by store.PersonID, argument string) (*dialog.Turn, error) {
	w.Helper()
	return w.Press(by, dialog.Press{Action: dialog.AnswerAction, Argument: argument, Revision: w.revision(by)})
}

// Cancel has a person leave their present flow.
func (w *World) Cancel(by store.PersonID) (*dialog.Turn, error) {
	w.Helper()
	return w.Press(by, dialog.Press{Action: dialog.CancelAction, Revision: w.revision(by)})
}

// Write has a person write a text.
func (w *World) Write(by store.PersonID, text string) (*dialog.Turn, error) {
	w.Helper()
	w.message++
	return w.decide(by, dialog.Input{Kind: dialog.Typed, Text: text, Message: w.message})
}

// revision returns the revision of a person's present question.
func (w *World) revision(by store.PersonID) (revision uint32) {
	w.Helper()
	w.View(func(r store.Reader) error {
		session, err := store.SessionOf(r, by)
		revision = session.Revision
		return err
	})
	return revision
}

func (w *World) decide(by store.PersonID, input dialog.Input) (*dialog.Turn, error) {
	w.Helper()
	w.update++
	w.capture.reset()
	update := dialog.Update{
		Mark: store.UpdateKey{ID: w.update}, Chat: dialog.Chat{ID: by.Chat(), Kind: dialog.Private},
		Sender: dialog.Sender{ID: by}, Input: input,
	}
	decide := func(tx store.Tx) error {
		if w.Wrap != nil {
			tx = w.Wrap(tx)
		}
		_, err := w.engine.Decide(tx, update, w.Now)
		return err
	}
	failure := w.Store.Update(w.Context(), decide)
	if update.Rejected = dialog.ProblemOf(failure); update.Rejected != nil {
		failure = w.Store.Update(w.Context(), decide)
	}
	w.Check(failure)
	turn, err := w.capture.turn, w.capture.problem()
	w.sent(turn)
	return turn, err
}
