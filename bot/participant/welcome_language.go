package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// LanguageStep comes first, whatever language the phone speaks: many who write
// in Kazakh have their phone in Russian. Its words are in both languages.
func LanguageStep() dialog.Step {
	return dialog.Step{
		ID: "language",
		Ask: func(t *dialog.Turn) (dialog.Screen, error) {
			screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_language")}}
			screen.Row(
				t.AnswerButton(dialog.Say("button_kazakh"), string(store.Kazakh)),
				t.AnswerButton(dialog.Say("button_russian"), string(store.Russian)),
			)
			return screen, nil
		},
		Take: func(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
			if input.Kind != dialog.Pressed {
				return dialog.Stay, nil
			}
			language := store.Language(input.Press.Argument)
			if !language.Known() {
				return dialog.Stay, dialog.ErrStale
			}
			t.Person.Language = language
			t.SendMenu()
			return dialog.Next, nil
		},
		Answered: func(t *dialog.Turn) (bool, error) { return t.Person.Language.Known(), nil },
	}
}
