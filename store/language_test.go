package store_test

import (
	"testing"

	"usynys/store"
)

func TestLanguageOfIsToldByLetters(t *testing.T) {
	for text, wanted := range map[string][2]store.Language{
		"Қала": {store.Kazakh, store.Kazakh},
		"Мен өз ауылымды жақсы көремін":       {store.Kazakh, store.Kazakh},
		"Предлагаю построить беговую дорожку": {store.Russian, store.Russian},
		"ПРЕДЛАГАЮ ПОСТРОИТЬ ДОРОЖКУ":         {store.Russian, store.Russian},
		"Жаңа":                                {store.Kazakh, store.Kazakh},
		"Школа":                               {store.Kazakh, store.Russian},
		"":                                    {store.Kazakh, store.Russian},
		"A new running track for our village": {store.Kazakh, store.Russian},
		"абвгдежзийклмнопрсту":      {store.Russian, store.Russian}, // 20 letters
		"абвгдежзийклмнопрст 12345": {store.Kazakh, store.Russian},  // 19
	} {
		for i, writer := range store.Languages() {
			if got := store.DetectLanguage(text, writer); got != wanted[i] {
				t.Errorf("%q by a writer of %s is %s, want %s", text, writer, got, wanted[i])
			}
		}
	}
}

func TestLabelIsKazakhUnlessRussian(t *testing.T) {
	label := store.LocalizedText{KK: "қазақша", RU: "по-русски"}
	for language, wanted := range map[store.Language]string{store.Kazakh: label.KK, store.Russian: label.RU, "": label.KK, "en": label.KK} {
		if got := label.In(language); got != wanted {
			t.Errorf("%q: got %q", language, got)
		}
	}
}
