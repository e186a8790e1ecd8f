package participant

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// LanguageAction is the action of the buttons that change the language.
const LanguageAction = "language"

const languageSlot = "language"

// ChooseLanguage answers /language.
func ChooseLanguage(t *dialog.Turn) error {
	if !t.Person.Language.Known() {
		return t.Begin(WelcomeFlow)
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_language")}}
	screen.Row(languageButton("button_kazakh", store.Kazakh), languageButton("button_russian", store.Russian))
	t.ShowIn(languageSlot, "", screen)
	return nil
}

func languageButton(label string, language store.Language) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: LanguageAction, Argument: string(language)}}
}

// SetLanguage changes the language; a question being asked is asked again in it.
func SetLanguage(t *dialog.Turn) error {
	language := store.Language(t.Input.Press.Argument)
	if !language.Known() || !t.Person.Language.Known() {
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
