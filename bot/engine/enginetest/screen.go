package enginetest

import (
	"errors"
	"slices"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// Find returns the last effect of a turn for a person in a slot; "" is for messages
// without one.
func Find(turn *dialog.Turn, person store.PersonID, slot string) (dialog.Effect, bool) {
	for _, effect := range slices.Backward(turn.Effects) {
		if effect.To == person.Chat() && effect.Row.Slot == slot && effect.Row.StripKeyboard == 0 {
			return effect, true
		}
	}
	return dialog.Effect{}, false
}

// Question returns the texts of what the sender is being asked, as [Texts] does.
func Question(turn *dialog.Turn) string {
	effect, _ := Find(turn, turn.Person.ID, dialog.ScreenSlot)
	return Texts(effect.Screen)
}

// Notice returns the texts of the newest message that came to a person unasked.
func Notice(turn *dialog.Turn, person store.PersonID) string {
	for _, effect := range slices.Backward(turn.Effects) {
		if effect.To == person.Chat() && effect.Row.Lane == store.LaneNotices {
			return Texts(effect.Screen)
		}
	}
	return ""
}

// Texts returns the keys of a screen's paragraphs.
func Texts(screen dialog.Screen) string {
	var keys []string
	for _, text := range screen.Text {
		keys = append(keys, text.Key)
	}
	return strings.Join(keys, " ")
}

// Actions returns the actions of a screen's buttons.
func Actions(screen dialog.Screen) string {
	var names []string
	for _, button := range slices.Concat(screen.Rows...) {
		names = append(names, button.Press.Action)
	}
	return strings.Join(names, " ")
}

// Problem returns the key of what a person is told went wrong, or the error itself
// where it is the operator's.
func Problem(err error) string {
	var problem *dialog.Problem
	switch {
	case errors.As(err, &problem):
		return problem.Text.Key
	case err != nil:
		return err.Error()
	}
	return ""
}
