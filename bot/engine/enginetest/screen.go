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

// Question returns the keys of the sender's present question, as [Texts] does.
func Question(turn *dialog.Turn) string {
	effect, _ := Find(turn, turn.Person.ID, dialog.ScreenSlot)
	return Texts(effect.Screen)
}

// Notice returns the keys of the newest notice to a person.
func Notice(turn *dialog.Turn, person store.PersonID) string {
	for _, effect := range slices.Backward(turn.Effects) {
		if effect.To == person.Chat() && effect.Row.Lane == store.LaneNotices {
			return Texts(effect.Screen)
		}
	}
	return ""
}

// Texts returns the keys of a screen's paragraphs, separated by spaces.
func Texts(screen dialog.Screen) string {
	var keys []string
	for _, text := range screen.Text {
		keys = append(keys, text.Key)
	}
	return strings.Join(keys, " ")
}

// Actions returns the actions of a screen's buttons, separated by spaces.
func Actions(screen dialog.Screen) string {
	var names []string
	for _, button := range slices.Concat(screen.Rows...) {
		names = append(names, button.Press.Action)
	}
	return strings.Join(names, " ")
}

// Problem returns the key of a problem, the message of any other error, "" for none.
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
