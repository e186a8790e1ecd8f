package store

import (
	"unicode/utf8"

	"usynys/store/screening"
)

// Violation is what is wrong with a text.
type Violation struct {
	Code ViolationCode
	// Difference is how many characters, or files, are missing or too many.
	Difference int
	// Limit is the limit that was missed.
	Limit int
}

// ViolationCode is the kind of a [Violation].
type ViolationCode string

// The faults a title, a text, a reason or a set of files can have.
const (
	NoViolation           ViolationCode = ""
	ViolationEmpty        ViolationCode = "empty"
	ViolationTooShort     ViolationCode = "too_short"
	ViolationTooLong      ViolationCode = "too_long"
	ViolationMeaningless  ViolationCode = "meaningless"
	ViolationTooManyFiles ViolationCode = "too_many_files"
)

// ValidateTitle returns the fault of a title.
func (l Limits) ValidateTitle(title string) Violation {
	return validateLength(screening.NormalizeTitle(title), l.TitleMin, l.TitleMax)
}

// ValidateText returns the fault of a proposal's text.
func (l Limits) ValidateText(text string) Violation {
	return validateLength(screening.NormalizeText(text), l.TextMin, l.TextMax)
}

// ValidateReply returns the fault of a reply. It may be short, and a file may be all of
// it.
func (l Limits) ValidateReply(reply ReplyDraft) Violation {
	switch count := utf8.RuneCountInString(reply.Body()); {
	case count > l.TextMax:
		return Violation{Code: ViolationTooLong, Difference: count - l.TextMax, Limit: l.TextMax}
	case reply.Empty():
		return Violation{Code: ViolationEmpty}
	}
	return l.ValidateFileCount(len(reply.Attachments))
}

// ValidateReason returns the fault of a written reason.
func (l Limits) ValidateReason(text string) Violation {
	return validateLength(screening.NormalizeText(text), l.ReasonMin, l.ReasonMax)
}

// ValidateFileCount returns the fault of a number of files.
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
