package screening_test

import (
	"slices"
	"strings"
	"testing"

	"usynys/store"
	"usynys/store/screening"
)

// watching is a catalogue that watches for the phrases of one flag.
func watching(t testing.TB, phrases, unless, about []string) store.Catalogue {
	t.Helper()
	watch := screening.Rule{Flag: screening.FlagCrisis, Phrases: read(t, phrases), Exceptions: read(t, unless), ContextPhrases: read(t, about)}
	c := store.Catalogue{ScreeningRules: []screening.Rule{watch}, StopWords: screening.StopWords{Words: make([]screening.StopWord, 2)}}
	for i, filler := range []string{"больше", "де"} {
		if err := c.StopWords.Words[i].UnmarshalText([]byte(filler)); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func read(t testing.TB, texts []string) []screening.Phrase {
	t.Helper()
	phrases := make([]screening.Phrase, len(texts))
	for i, text := range texts {
		if err := phrases[i].UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	return phrases
}

func TestPhrases(t *testing.T) {
	c := watching(t, []string{"сүргім келме*", "не хочу жить", "устала … жить", "секір*мін", "дурак"}, []string{"не хочу жить в"}, []string{"подростк*"})
	for text, found := range map[string]bool{
		"Өмір сүргім келмейді":                true,
		"өмір сүргім келеді":                  false,
		"СҮРГІМ КЕЛМЕЙДІ":                     true,
		"омир сургим келмейди":                true, // Russian letters only
		"omir surgim kelmeidi":                true, // Latin, as in chats
		"ómir súrgim kelmeıdi":                true, // Latin with acutes
		"ömır sürgım kelmeidı":                true, // Latin of 2021
		"сүргім де келмейді":                  true, // a stop word between
		"сүүүргім келмеееейді":                true,
		"сүргім, 😔 келмейді":                  true,
		"сүр\u200bгім\ufeff кел\u00adмейді":   true,
		"не хочу жить":                        true,
		"не хочу больше жить":                 true,
		"нехочу жить":                         true,
		"ne hochu zhit":                       true,
		"нe xoчу жить":                        true, // Latin e, x, o
		"HE XOЧУ жить":                        true, // a whole word of Latin letters that look Cyrillic
		"не хочу там жить":                    false,
		"не хочу жить в городе":               false,
		"Не. Хочу. Жить.":                     true,
		"не хочу… жить":                       true,
		"Где же им жить? Не хочу жить иначе":  true,
		"Я больше так не хочу. Жить буду там": false, // two sentences
		"устала так сильно жить":              true,
		"устала от всей этой долгой жить":     false, // more than three words between
		"көпірден секіремін":                  true,
		"көпірден секіреді":                   false,
		"д*рак":                               true, // a covered letter
		"д у р а к":                           true,
		"дур4к дурачок":                       false,
		"«не хочу жить» пишут подростки":      false, // about what others say
		"«не хочу жить» пишу я":               true,
		"подростки не хочу жить":              true,
		"«подростки не хочу жить":             true, // never closed
		"нехочуха жить":                       false,
		"":                                    false,
	} {
		if got := slices.Contains(c.Flags(text), screening.FlagCrisis); got != found || c.InCrisis(text) != found {
			t.Errorf("%q is found: %t", text, got)
		}
	}
}

func TestLinks(t *testing.T) {
	for text, found := range map[string]bool{
		"http://tabys.example.invalid": true, "HTTPS://X": true, "кіріңіз: t.me/kanal": true, "T.ME/KANAL": true, "egov.kz": true,
		"www.example": true, "жазыңыз: name@mail.ru": true, "сайт пример.рф": true, "мысал.қаз": true, "t.mе/kanal": true, // Cyrillic е
		"т.ме/канал": true, "t\u200b.me/x": true, "@fake_name": true, "хабарлас @Aigerim_07!": true, "sub.domain.com.": true, "vk.com": true,
		"5.30-да": false, "и.о. директора": false, "ж.т.б.": false, "т.б.": false, "300–500 мың": false, "12.05.2026": false, "2.4 ГГц": false,
		"9.00–18.00": false, "Алаң керек.Кешке жарық жоқ": false, "e = mc2": false, "5 @ 3": false, "x5@kilo": false, "@ny": false, "C++": false, "Node.js": false, "1.000.000": false,
		"г.Орал": false, "ул.Абая": false, "т.е.": false, "...": false, ".kz": false, "a..kz": false, "": false,
	} {
		if got := slices.Contains(store.Catalogue{}.Flags(text), screening.FlagLink); got != found {
			t.Errorf("%q has a link: %t", text, got)
		}
	}
}

func TestPhones(t *testing.T) {
	for text, found := range map[string]bool{
		"+7 700 000 00 00": true, "87000000000": true, "8 (700) 000-00-00": true, "8-700-000-00-00": true, "+77000000001": true, "8.700.000.00.00": true,
		"7 (7112) 50-00-00": true, "тел:87000000001,": true, "700 000 00 00": true, "7070000000": true, "+996 555 000 000": true, "8 800 080 00 00": true,
		"８７０００００００００": true, "8700\u200b0000000": true, "2026 жылы 8 700 000 00 00": true, "87000000000 87000000001": true,
		"300–500 мың": false, "7 700 000 – 8 000 000 теңге": false, "77 000 000 000 теңге": false, "700 000 000": false, "2025 2026 2027": false,
		"12.05.2026–15.06.2026": false, "000000000000": false, "№ 1234567": false, "112, 150": false, "+5 000": false, "8-9 сынып": false,
		"14:00–18:00": false, "7 000 000–8 000 000": false, "8\n700\n000\n00\n00": false, "8 700 ..... 0000000": false,
	} {
		if got := slices.Contains(store.Catalogue{}.Flags(text), screening.FlagPhone); got != found {
			t.Errorf("%q has a phone number: %t", text, got)
		}
	}
}

func TestPersonalNumbers(t *testing.T) {
	for text, found := range map[string]bool{
		"ЖСН 000000000000":    true, // the check digit fits
		"ИИН 010203500001":    true, // begins with a day of birth
		"010203 500001":       true,
		"0000 0000 0000 0000": true, // a card
		"4111111111111111":    true,
		"4111111111111112":    false,
		"БСН 050440000002":    false, // a firm
		"990000000603":        true,  // the second rule for the check digit
		"100 000 000 000":     false,
		"999999999999":        false,
		"01020350000":         false,
		"0102035000011":       false,
	} {
		if got := slices.Contains(store.Catalogue{}.Flags(text), screening.FlagPersonal); got != found {
			t.Errorf("%q has a personal number: %t", text, got)
		}
	}
}

func TestPhrasesThatAreRefused(t *testing.T) {
	for text, why := range map[string]string{
		"": "0 letters", "ой": "2 letters", "ьъ": "0 letters", "өлі*": "at least 4", "… жоқ": "between words", "жоқ …": "between words",
		"а*б*в": "one asterisk", "а б в г д е ж з и": "9 words", "!!!": "0 letters", "*": "0 letters",
	} {
		var p screening.Phrase
		if err := p.UnmarshalText([]byte(text)); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v, want an error that says %q", text, err, why)
		}
	}
}

func TestFlagsAreSortedAndEachThereOnce(t *testing.T) {
	c := watching(t, []string{"не хочу жить"}, nil, nil)
	c.ScreeningRules = append(c.ScreeningRules, c.ScreeningRules[0])
	got := c.Flags("не хочу жить t.me/x t.me/y 87000000000 ЖСН 000000000000")
	want := []screening.Flag{screening.FlagCrisis, screening.FlagLink, screening.FlagPersonal, screening.FlagPhone}
	if !slices.Equal(got, want) {
		t.Errorf("the flags are %v, want %v", got, want)
	}
}

func TestUrgent(t *testing.T) {
	for _, flag := range screening.Flags() {
		want := flag == screening.FlagCrisis || flag == screening.FlagThreat
		if got := screening.Urgent([]screening.Flag{screening.FlagLink, flag}); got != want {
			t.Errorf("%s is urgent: %t", flag, got)
		}
	}
	if screening.Urgent(nil) {
		t.Error("nothing is urgent")
	}
}
