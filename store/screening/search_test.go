package screening_test

import (
	"slices"
	"strings"
	"testing"

	"usynys/store"
	"usynys/store/screening"
)

func TestSearchFinds(t *testing.T) {
	p := store.Proposal{
		Title: "Мектептегі кітапхана",
		Body:  "Ауылдағы мектебіміздің жүрегі – кітапхана. Ещё нужен Wi-Fi и новые школы рядом с NEET-орталығы.",
		Questions: []store.Question{
			{Text: "Қанша кітап?", Reply: "Жүз дана"},
		},
	}
	for text, want := range map[string]bool{
		"мектеп":             true, // an ending behind it
		"МЕКТЕП кітапхана":   true, // every word, in any case
		"мектеп стадион":     false,
		"ауылдагы":           true, // Russian letters for Kazakh ones
		"жүрек":              true, // the last letter becomes another before an ending
		"еще":                true, // е for ё
		"ЕЩЁ":                true,
		"школа":              true,  // Russian endings
		"шко":                false, // too short for anything to follow
		"дана":               true,  // in the answer
		"дан":                false,
		"қанша":              false, // only the author's words count
		"mektep":             true,
		"neet":               true,
		"wi fi":              true,
		"хана":               false, // the middle of a word is not its beginning
		"кітапхана, мектеп!": true,
	} {
		if got := screening.ParseQuery(text).Matches(p.Texts()...); got != want {
			t.Errorf("%q: found %v, want %v", text, got, want)
		}
	}
}

func TestSearchForNothing(t *testing.T) {
	for _, text := range []string{"", "  ", "!?.", "ь"} {
		if !screening.ParseQuery(text).Empty() {
			t.Errorf("%q is something to look for", text)
		}
	}
	many := screening.ParseQuery(strings.Repeat("мектеп ", 10) + "стадион")
	if many.Empty() || !many.Matches("Мектеп") {
		t.Error("of more than ten words the first ten are not those that count")
	}
}

func BenchmarkSearch(b *testing.B) {
	p := store.Proposal{Title: "Мектеп жанында жүгіру жолын салу", Body: strings.Repeat("Мектеп жанында жүгіру жолын салу. ", 15)}
	search := screening.ParseQuery("стадион")
	for b.Loop() {
		search.Matches(p.Texts()...)
	}
}

// TestSearchFindsEveryWordOfAText: the fast path reads words as tokenize does: every
// word of a text is found in it, in any alphabet and between any signs.
func TestSearchFindsEveryWordOfAText(t *testing.T) {
	for _, one := range slices.Concat(proposals(t), samples(t, "testdata/abuse.jsonl")) {
		for word := range strings.FieldsSeq(one.whole()) {
			if search := screening.ParseQuery(word); !search.Empty() && !search.Matches(one.whole()) {
				t.Errorf("%q of %s is not found in its own text", word, one.ID)
			}
		}
	}
}
