package participant

import "usynys/bot/dialog"

// Welcome is the conversation everybody has once: language, age, consent.
func Welcome() dialog.Flow {
	return dialog.Flow{
		ID:     WelcomeFlow,
		Steps:  []dialog.Step{LanguageStep(), ageStep(), consentStep()},
		Finish: func(t *dialog.Turn) error { return showMenu(t, dialog.Say("welcome_done")) },
	}
}

// useButtons answers somebody who types where only buttons make sense.
func useButtons() (dialog.Outcome, error) { return dialog.Stay, dialog.Sorry("use_buttons") }
