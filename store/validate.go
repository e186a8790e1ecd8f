package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"usynys/store/screening"
)

// Violation is what is wrong with a text.
type Violation struct {
	Code ViolationCode
	// Difference is how many characters, or files, are missing or too many.
	Difference int
	// Limit is the limit that was not kept.
	Limit int
}

// ViolationCode is the kind of a [Violation].
type ViolationCode string

// What can be wrong with a title, a text, a reason or a set of files.
const (
	NoViolation           ViolationCode = ""
	ViolationEmpty        ViolationCode = "empty"
	ViolationTooShort     ViolationCode = "too_short"
	ViolationTooLong      ViolationCode = "too_long"
	ViolationMeaningless  ViolationCode = "meaningless"
	ViolationTooManyFiles ViolationCode = "too_many_files"
	// ViolationMixedScripts: a word has Latin and Cyrillic letters. It looks right, but
	// no search finds it.
	ViolationMixedScripts ViolationCode = "mixed"
)

// ValidateTitle returns what is wrong with a title.
func (l Limits) ValidateTitle(title string) Violation {
	return validateLength(screening.NormalizeTitle(title), l.TitleMin, l.TitleMax)
}

// ValidateText returns what is wrong with a proposal's text.
func (l Limits) ValidateText(text string) Violation {
	return validateLength(screening.NormalizeText(text), l.TextMin, l.TextMax)
}

// ValidateReply returns what is wrong with a reply. It may be short, or a file without
// a text.
func (l Limits) ValidateReply(reply ReplyDraft) Violation {
	switch count := utf8.RuneCountInString(reply.Body()); {
	case count > l.TextMax:
		return Violation{Code: ViolationTooLong, Difference: count - l.TextMax, Limit: l.TextMax}
	case reply.Empty():
		return Violation{Code: ViolationEmpty}
	}
	return l.ValidateFileCount(len(reply.Attachments))
}

// ValidateReason returns what is wrong with a written reason.
func (l Limits) ValidateReason(text string) Violation {
	return validateLength(screening.NormalizeText(text), l.ReasonMin, l.ReasonMax)
}

// ValidateFileCount returns what is wrong with a number of files.
func (l Limits) ValidateFileCount(count int) Violation {
	if count > l.Files {
		return Violation{Code: ViolationTooManyFiles, Difference: count - l.Files, Limit: l.Files}
	}
	return Violation{}
}

func validateLength(text string, shortest, longest int) Violation {
	count := utf8.RuneCountInString(text)
	switch {
	case count == 0:
		return Violation{Code: ViolationEmpty, Difference: shortest, Limit: shortest}
	case count > longest:
		return Violation{Code: ViolationTooLong, Difference: count - longest, Limit: longest}
	case screening.IsMeaningless(text):
		return Violation{Code: ViolationMeaningless}
	case count < shortest:
		return Violation{Code: ViolationTooShort, Difference: shortest - count, Limit: shortest}
	}
	return Violation{}
}

// ReasonTemplate is a reason for declining: as the moderator's button has it, and as the
// author reads it.
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

// ValidateTemplateText returns what is wrong with a button or a text of a reason that
// may have at most so many characters.
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

// Valid reports whether a reason has all its texts and nothing is wrong with them.
func (t ReasonTemplate) Valid() bool {
	for _, language := range Languages() {
		if ValidateTemplateText(t.Button.In(language), TemplateButtonMax).Code != NoViolation ||
			ValidateTemplateText(t.Text.In(language), TemplateTextMax).Code != NoViolation {
			return false
		}
	}
	return true
}

// Fingerprint returns a checksum of the reason. Buttons carry it, so that a press of an
// old one is recognized.
func (t ReasonTemplate) Fingerprint() uint32 { return fingerprint(t) }
