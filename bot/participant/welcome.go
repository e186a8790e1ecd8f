package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// LanguageAction is the action of the buttons that set the language.
const LanguageAction = "language"

const languageSlot = "language"

// ChooseLanguage answers /language.
func ChooseLanguage(t *dialog.Turn) error {
	if !t.Person.Language.Valid() {
		return t.BeginFlow(WelcomeFlow)
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_language")}}
	screen.AddRow(languageButton("button_kazakh", store.Kazakh), languageButton("button_russian", store.Russian))
	t.ShowIn(languageSlot, "", screen)
	return nil
}

func languageButton(label string, language store.Language) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: LanguageAction, Argument: string(language)}}
}

// SetLanguage sets the language, and asks the present question again in it.
func SetLanguage(t *dialog.Turn) error {
	language := store.Language(t.Input.Press.Argument)
	if !language.Valid() || !t.Person.Language.Valid() {
		return dialog.ErrStale
	}
	t.Person.Language = language
	t.SendMenu()
	t.ShowIn(languageSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("language_set")}})
	if t.Session.Flow != "" {
		return t.Ask()
	}
	return nil
}

// Welcome returns the conversation that everyone has once: language, age, consent.
func Welcome() dialog.Flow {
	return dialog.Flow{
		ID:     WelcomeFlow,
		Steps:  []dialog.Step{LanguageStep(), ageStep(), consentStep()},
		Finish: func(t *dialog.Turn) error { return showMenu(t, dialog.Say("welcome_done")) },
	}
}

// buttonsOnlyProblem answers a text to a question that only buttons answer.
func buttonsOnlyProblem() (dialog.Outcome, error) {
	return dialog.Stay, dialog.NewProblem("use_buttons")
}

// LanguageStep asks for the language, in both. It does not go by the language of the
// phone: many who write in Kazakh have their phone in Russian.
func LanguageStep() dialog.Step {
	return dialog.Step{
		ID: "language",
		Ask: func(t *dialog.Turn) (dialog.Screen, error) {
			screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_language")}}
			screen.AddRow(
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
			if !language.Valid() {
				return dialog.Stay, dialog.ErrStale
			}
			t.Person.Language = language
			t.SendMenu()
			return dialog.Next, nil
		},
		Answered: func(t *dialog.Turn) (bool, error) { return t.Person.Language.Valid(), nil },
	}
}
