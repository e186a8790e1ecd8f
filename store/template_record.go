package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Template is a reason for declining, on the moderator's button and as the author reads
// it.
type Template struct {
	Code   string `toml:"code" json:"code"`
	Button Label  `toml:"button" json:"button"`
	Text   Label  `toml:"text" json:"text"`
	// Withdrawn keeps it from being offered.
	Withdrawn bool `toml:"-" json:"withdrawn,omitempty"`
}

// How many characters a reason may have: what fits on a button of a small phone,
// and in one message together with a title.
const (
	ButtonMax       = 24
	TemplateTextMax = 1000
)

// Mixed is the fault of a word with Latin and Cyrillic letters: it looks right, but no
// search finds it.
const Mixed FaultCode = "mixed"

// CheckTemplateText returns the first fault of a button or a text of a reason that may
// have that many characters.
func CheckTemplateText(text string, most int) Fault {
	switch length := utf8.RuneCountInString(text); {
	case length == 0:
		return Fault{Code: Empty}
	case length > most:
		return Fault{Code: TooLong, By: length - most, Limit: most}
	case IsMeaningless(text):
		return Fault{Code: Meaningless}
	case strings.ContainsFunc(text, unicode.IsControl):
		return Fault{Code: Meaningless}
	case MixesScripts(text):
		return Fault{Code: Mixed}
	}
	return Fault{}
}

// Complete reports whether a reason has all its texts, without a fault.
func (t Template) Complete() bool {
	for _, language := range Languages() {
		if CheckTemplateText(t.Button.In(language), ButtonMax).Code != Fine || CheckTemplateText(t.Text.In(language), TemplateTextMax).Code != Fine {
			return false
		}
	}
	return true
}

// Stamp returns a checksum of the reason: a button has it, so that a press of an old
// one is recognized.
func (t Template) Stamp() uint32 { return fingerprint(t) }
