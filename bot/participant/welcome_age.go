package participant

import (
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The answers of people outside of the programme's ages. They are not stored.
const (
	tooYoung  = "under14"
	tooOld    = "over35"
	changeAge = "change"
)

func ageStep() dialog.Step {
	return dialog.Step{
		ID:   "age",
		Ask:  askAge,
		Take: takeAge,
		Answered: func(t *dialog.Turn) (bool, error) {
			return t.Person.Age.Valid(), nil
		},
	}
}

func askAge(t *dialog.Turn) (dialog.Screen, error) {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_age")}}
	if !isAgeInput(t.Input) {
		screen = screen.Prepend(
			dialog.Say("about", dialog.Data{"Programme": t.Catalogue.Programme.Name, "Organisation": t.Catalogue.Organisation.Name}),
			dialog.Say("about_not_state"),
		)
	}
	bands := store.AgeBands()
	for i := 0; i < len(bands); i += 2 {
		screen.AddRow(ageButton(t, bands[i]), ageButton(t, bands[i+1]))
	}
	screen.AddRow(t.AnswerButton(dialog.Say("button_under_14"), tooYoung))
	screen.AddRow(t.AnswerButton(dialog.Say("button_over_35"), tooOld))
	return screen, nil
}

// isAgeInput reports whether the input answers the question of age: the person has read
// what the bot is for.
func isAgeInput(input dialog.Input) bool {
	return input.Kind == dialog.Typed || input.Kind == dialog.Unsupported || input.Press.Argument == changeAge
}

func ageButton(t *dialog.Turn, band store.AgeBand) dialog.Button {
	return t.AnswerButton(proposal.AgeName(band), string(band))
}

func takeAge(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	answer := input.Press.Argument
	if input.Kind != dialog.Pressed {
		answer = ageFromNumber(input.Text)
	}
	switch band := store.AgeBand(answer); {
	case band.Valid():
		t.Person.Age = band
		return dialog.Next, nil
	case answer == tooYoung, answer == tooOld:
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say("age_" + answer)}}
		screen.AddRow(t.AnswerButton(dialog.Say("button_change_age"), changeAge))
		t.Show(screen)
		return dialog.Handled, nil
	case answer == changeAge:
		return dialog.Stay, nil
	case input.Kind == dialog.Pressed:
		return dialog.Stay, dialog.ErrStale
	}
	return buttonsOnlyProblem()
}

// ageFromNumber returns the answer for a typed number of years, "" for other texts.
func ageFromNumber(text string) string {
	years, err := strconv.Atoi(strings.TrimSpace(text))
	switch {
	case err != nil || years < 1 || years > 120:
		return ""
	case years < 14:
		return tooYoung
	case years < 18:
		return string(store.Age14To17)
	case years < 25:
		return string(store.Age18To24)
	case years < 30:
		return string(store.Age25To29)
	case years <= 35:
		return string(store.Age30To35)
	}
	return tooOld
}
