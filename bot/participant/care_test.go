package participant

import (
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

func turnThatWatches(t *testing.T) *dialog.Turn {
	turn := newTurn()
	for flag, words := range map[screening.Flag]string{screening.FlagCrisis: "не хочу жить", screening.FlagThreat: "взорву"} {
		var phrase screening.Phrase
		if err := phrase.UnmarshalText([]byte(words)); err != nil {
			t.Fatal(err)
		}
		turn.Catalogue.ScreeningRules = append(turn.Catalogue.ScreeningRules, screening.Rule{Flag: flag, Phrases: []screening.Phrase{phrase}})
	}
	return turn
}

// A cry for help anywhere in the draft makes a short text valid, and no other fault.
func TestACryForHelpMayBeShort(t *testing.T) {
	for _, c := range []struct {
		name, title, text, kept string
		want                    store.ViolationCode
	}{
		{"in the text", "Помогите", "Я не хочу жить", "", store.NoViolation},
		{"in the title", "Не хочу жить", "Помогите", "", store.NoViolation},
		{"kept beside", "Помогите", "Мне плохо", "не хочу жить", store.NoViolation},
		{"short and calm", "Парк", "Нужен парк", "", store.ViolationTooShort},
		{"a threat", "Школа", "взорву", "", store.ViolationTooShort},
		{"without a text", "Не хочу жить", "", "", store.ViolationEmpty},
	} {
		draft := store.Draft{Title: store.TextPart{Message: 1, Text: c.title}, Parts: []store.TextPart{{Message: 2, Text: c.text}}}
		if c.kept != "" {
			draft.Stashed = []store.StashedMessage{{Message: 3, Text: c.kept}}
		}
		if got := checkText(turnThatWatches(t), draft).Code; got != c.want {
			t.Errorf("%s: the fault is %q, want %q", c.name, got, c.want)
		}
	}
}
