package participant

import (
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

func turnThatWatches(t *testing.T) *dialog.Turn {
	turn := newTurn()
	for flag, words := range map[store.Flag]string{store.FlagCrisis: "не хочу жить", store.FlagThreat: "взорву"} {
		var phrase store.Phrase
		if err := phrase.UnmarshalText([]byte(words)); err != nil {
			t.Fatal(err)
		}
		turn.Catalogue.Watch = append(turn.Catalogue.Watch, store.Watch{Flag: flag, Phrases: []store.Phrase{phrase}})
	}
	return turn
}

// A cry for help may be shorter than other texts, wherever in the draft it stands; every
// other rule holds for it.
func TestACryForHelpMayBeShort(t *testing.T) {
	for _, c := range []struct {
		name, title, text, kept string
		want                    store.FaultCode
	}{
		{"in the text", "Помогите", "Я не хочу жить", "", store.Fine},
		{"in the title", "Не хочу жить", "Помогите", "", store.Fine},
		{"kept beside", "Помогите", "Мне плохо", "не хочу жить", store.Fine},
		{"short and calm", "Парк", "Нужен парк", "", store.TooShort},
		{"a threat", "Школа", "взорву", "", store.TooShort},
		{"without a text", "Не хочу жить", "", "", store.Empty},
	} {
		draft := store.Draft{Title: store.Part{Message: 1, Text: c.title}, Parts: []store.Part{{Message: 2, Text: c.text}}}
		if c.kept != "" {
			draft.Kept = []store.Kept{{Message: 3, Text: c.kept}}
		}
		if got := textFault(turnThatWatches(t), draft).Code; got != c.want {
			t.Errorf("%s: the fault is %q, want %q", c.name, got, c.want)
		}
	}
}
