package store

import "unicode"

// Language is the language of a text or of a person's interface: an ISO 639-1
// code. The empty language means that the person has not chosen yet.
type Language string

// The languages of the bot, in the order in which they are always offered.
const (
	Kazakh  Language = "kk"
	Russian Language = "ru"
)

// Languages lists every language, Kazakh first.
func Languages() []Language { return []Language{Kazakh, Russian} }

// Valid reports whether l is one of the bot's languages.
func (l Language) Valid() bool { return l == Kazakh || l == Russian }

// LocalizedText is a short text in every language, as the catalogue gives it.
type LocalizedText struct {
	KK string `toml:"kk" json:"kk"`
	RU string `toml:"ru" json:"ru"`
}

// In returns the text in a language, in Kazakh for an unknown one.
func (l LocalizedText) In(language Language) string {
	if language == Russian {
		return l.RU
	}
	return l.KK
}

// russianThreshold is the number of letters from which a text without a single Kazakh
// letter is taken for Russian: і alone is about every twentieth letter of Kazakh prose,
// and the nine Kazakh letters together about every seventh.
const russianThreshold = 20

// DetectLanguage detects the language of a text from its letters. It returns the language
// of the writer for a text that is too short.
func DetectLanguage(text string, writer Language) Language {
	letters := 0
	for _, r := range text {
		switch unicode.ToLower(r) {
		case 'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і':
			return Kazakh
		}
		if unicode.Is(unicode.Cyrillic, r) {
			letters++
		}
	}
	if letters >= russianThreshold {
		return Russian
	}
	return writer
}
