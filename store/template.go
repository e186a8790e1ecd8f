package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"usynys/store/screening"
)

// ReasonTemplate is a reason for declining, on the moderator's button and as the author reads
// it.
type ReasonTemplate struct {
	Code   string        `toml:"code" json:"code"`
	Button LocalizedText `toml:"button" json:"button"`
	Text   LocalizedText `toml:"text" json:"text"`
	// Withdrawn keeps it from being offered.
	Withdrawn bool `toml:"-" json:"withdrawn,omitempty"`
}

// How many characters a reason may have: what fits on a button of a small phone,
// and in one message together with a title.
const (
	TemplateButtonMax = 24
	TemplateTextMax   = 1000
)

// ViolationMixedScripts is the fault of a word with Latin and Cyrillic letters: it looks right, but no
// search finds it.
const ViolationMixedScripts ViolationCode = "mixed"

// ValidateTemplateText returns the first fault of a button or a text of a reason that may
// have that many characters.
func ValidateTemplateText(text string, most int) Violation {
	switch length := utf8.RuneCountInString(text); {
	case length == 0:
		return Violation{Code: ViolationEmpty}
	case length > most:
		return Violation{Code: ViolationTooLong, Difference: length - most, Limit: most}
	case screening.IsMeaningless(text):
		return Violation{Code: ViolationMeaningless}
	case strings.ContainsFunc(text, unicode.IsControl):
		return Violation{Code: ViolationMeaningless}
	case screening.MixesScripts(text):
		return Violation{Code: ViolationMixedScripts}
	}
	return Violation{}
}

// Valid reports whether a reason has all its texts, without a fault.
func (t ReasonTemplate) Valid() bool {
	for _, language := range Languages() {
		if ValidateTemplateText(t.Button.In(language), TemplateButtonMax).Code != NoViolation || ValidateTemplateText(t.Text.In(language), TemplateTextMax).Code != NoViolation {
			return false
		}
	}
	return true
}

// Fingerprint returns a checksum of the reason: a button has it, so that a press of an old
// one is recognized.
func (t ReasonTemplate) Fingerprint() uint32 { return fingerprint(t) }
