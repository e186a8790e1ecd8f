package store_test

import (
	"strings"
	"testing"

	"usynys/store"
	"usynys/store/screening"
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
		if got := screening.NormalizeTitle(text); got != wanted {
			t.Errorf("%q became %q, want %q", text, got, wanted)
		}
	}
}

func TestCleanTextKeepsLines(t *testing.T) {
	for text, wanted := range map[string]string{
		"":                      "",
		"\r\n а\r\nб\rв\n\n г ": "а\nб\nв\n\n г",
	} {
		if got := screening.NormalizeText(text); got != wanted {
			t.Errorf("%q became %q, want %q", text, got, wanted)
		}
	}
}

func TestBodyJoinsWhatIsThere(t *testing.T) {
	draft := store.Draft{Parts: []store.TextPart{{Text: " бір\r\n"}, {Text: " \n"}, {Text: "екі\nүш"}}}
	if got := draft.Body(); got != "бір\nекі\nүш" {
		t.Errorf("got %q", got)
	}
	if got := (store.Draft{}).Body(); got != "" {
		t.Errorf("an empty draft has %q", got)
	}
}

func TestTextsAreCheckedInCharacters(t *testing.T) {
	limits := store.Limits{TitleMin: 5, TitleMax: 10, TextMin: 5, TextMax: 10, ReasonMin: 5, ReasonMax: 10}
	for text, wanted := range map[string]store.Violation{
		"":                      {Code: store.ViolationEmpty, Difference: 5, Limit: 5},
		" \n ":                  {Code: store.ViolationEmpty, Difference: 5, Limit: 5},
		"қала":                  {Code: store.ViolationTooShort, Difference: 1, Limit: 5},
		"аб":                    {Code: store.ViolationTooShort, Difference: 3, Limit: 5},
		"қалаң":                 {},
		"  қалаң  ":             {},
		"оныншы әрі":            {},
		"он бірінші":            {},
		"он бірінші!":           {Code: store.ViolationTooLong, Difference: 1, Limit: 10},
		"12345":                 {Code: store.ViolationMeaningless},
		"7":                     {Code: store.ViolationMeaningless},
		"😀😀😀😀😀😀":                {Code: store.ViolationMeaningless},
		"!!! ??? ...":           {Code: store.ViolationTooLong, Difference: 1, Limit: 10},
		"?!?!?!":                {Code: store.ViolationMeaningless},
		"ааааАА":                {Code: store.ViolationMeaningless},
		"ҚҚҚқққ!!1":             {Code: store.ViolationMeaningless},
		"aaaaab":                {},
		"ab123":                 {},
		strings.Repeat("ә", 12): {Code: store.ViolationTooLong, Difference: 2, Limit: 10},
	} {
		for name, got := range map[string]store.Violation{
			"title": limits.ValidateTitle(text), "text": limits.ValidateText(text), "reason": limits.ValidateReason(text),
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
	for name, c := range map[string][2]store.Violation{
		"title":  {limits.ValidateTitle(text), {Code: store.ViolationTooLong, Difference: 6, Limit: 2}},
		"text":   {limits.ValidateText(text), {Code: store.ViolationTooLong, Difference: 4, Limit: 4}},
		"reason": {limits.ValidateReason(text), {Code: store.ViolationTooLong, Difference: 2, Limit: 6}},
		"files":  {limits.ValidateFileCount(5), {Code: store.ViolationTooManyFiles, Difference: 3, Limit: 2}},
		"enough": {limits.ValidateFileCount(2), {}},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: got %+v, want %+v", name, c[0], c[1])
		}
	}
}

func TestTheTitlesLineBreaksCountAsOneCharacter(t *testing.T) {
	limits := store.Limits{TitleMin: 1, TitleMax: 3}
	if got := limits.ValidateTitle("а\r\n \r\nб"); got != (store.Violation{}) {
		t.Errorf("got %+v", got)
	}
}
