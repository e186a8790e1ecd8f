package store_test

import (
	"strings"
	"testing"

	"usynys/store"
)

func TestCleanTitleIsOneTrimmedLine(t *testing.T) {
	for text, wanted := range map[string]string{
		"":                           "",
		" \n\r\t ":                   "",
		"  Жүгіру  жолы ":            "Жүгіру  жолы",
		"Жүгіру\nжолы":               "Жүгіру жолы",
		"\nЖүгіру \r\n  \r\n жолы\r": "Жүгіру жолы",
		"Жол\u2028Мәртебе: қабылданды":     "Жол Мәртебе: қабылданды",
		"а\u2029б\u0085в\vг\fд":            "а б в г д",
		"\u00a0қатты бос орын\u00a0\u00a0": "қатты бос орын",
	} {
		if got := store.CleanTitle(text); got != wanted {
			t.Errorf("%q became %q, want %q", text, got, wanted)
		}
	}
}

func TestCleanTextKeepsLines(t *testing.T) {
	for text, wanted := range map[string]string{
		"":                      "",
		"\r\n а\r\nб\rв\n\n г ": "а\nб\nв\n\n г",
	} {
		if got := store.CleanText(text); got != wanted {
			t.Errorf("%q became %q, want %q", text, got, wanted)
		}
	}
}

func TestBodyJoinsWhatIsThere(t *testing.T) {
	draft := store.Draft{Parts: []store.Part{{Text: " бір\r\n"}, {Text: " \n"}, {Text: "екі\nүш"}}}
	if got := draft.Body(); got != "бір\nекі\nүш" {
		t.Errorf("got %q", got)
	}
	if got := (store.Draft{}).Body(); got != "" {
		t.Errorf("an empty draft has %q", got)
	}
}

func TestTextsAreCheckedInCharacters(t *testing.T) {
	limits := store.Limits{TitleMin: 5, TitleMax: 10, TextMin: 5, TextMax: 10, ReasonMin: 5, ReasonMax: 10}
	for text, wanted := range map[string]store.Fault{
		"":                      {Code: store.Empty, By: 5, Limit: 5},
		" \n ":                  {Code: store.Empty, By: 5, Limit: 5},
		"қала":                  {Code: store.TooShort, By: 1, Limit: 5},
		"аб":                    {Code: store.TooShort, By: 3, Limit: 5},
		"қалаң":                 {},
		"  қалаң  ":             {},
		"оныншы әрі":            {},
		"он бірінші":            {},
		"он бірінші!":           {Code: store.TooLong, By: 1, Limit: 10},
		"12345":                 {Code: store.Meaningless},
		"7":                     {Code: store.Meaningless},
		"😀😀😀😀😀😀":                {Code: store.Meaningless},
		"!!! ??? ...":           {Code: store.TooLong, By: 1, Limit: 10},
		"?!?!?!":                {Code: store.Meaningless},
		"ааааАА":                {Code: store.Meaningless},
		"ҚҚҚқққ!!1":             {Code: store.Meaningless},
		"aaaaab":                {},
		"ab123":                 {},
		strings.Repeat("ә", 12): {Code: store.TooLong, By: 2, Limit: 10},
	} {
		for name, got := range map[string]store.Fault{
			"title": limits.CheckTitle(text), "text": limits.CheckText(text), "reason": limits.CheckReason(text),
		} {
			if got != wanted {
				t.Errorf("%s %q: got %+v, want %+v", name, text, got, wanted)
			}
		}
	}
}

func TestEachTextHasItsOwnLimits(t *testing.T) {
	limits := store.Limits{TitleMin: 1, TitleMax: 2, TextMin: 3, TextMax: 4, ReasonMin: 5, ReasonMax: 6, Files: 2}
	const text = "абвгдежз"
	for name, c := range map[string][2]store.Fault{
		"title":  {limits.CheckTitle(text), {Code: store.TooLong, By: 6, Limit: 2}},
		"text":   {limits.CheckText(text), {Code: store.TooLong, By: 4, Limit: 4}},
		"reason": {limits.CheckReason(text), {Code: store.TooLong, By: 2, Limit: 6}},
		"files":  {limits.CheckFiles(5), {Code: store.TooManyFiles, By: 3, Limit: 2}},
		"enough": {limits.CheckFiles(2), {}},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: got %+v, want %+v", name, c[0], c[1])
		}
	}
}

func TestTheTitlesLineBreaksCountAsOneCharacter(t *testing.T) {
	limits := store.Limits{TitleMin: 1, TitleMax: 3}
	if got := limits.CheckTitle("а\r\n \r\nб"); got != (store.Fault{}) {
		t.Errorf("got %+v", got)
	}
}
