package store

import (
	"unicode/utf8"
)

// Fault is what is wrong with a text.
type Fault struct {
	Code FaultCode
	// By is how many characters, or files, are missing or too many.
	By int
	// Limit is the limit that was missed.
	Limit int
}

// FaultCode is the kind of a [Fault].
type FaultCode string

// The faults a title, a text, a reason or a set of files can have.
const (
	Fine         FaultCode = ""
	Empty        FaultCode = "empty"
	TooShort     FaultCode = "too_short"
	TooLong      FaultCode = "too_long"
	Meaningless  FaultCode = "meaningless"
	TooManyFiles FaultCode = "too_many_files"
)

// CheckTitle returns the fault of a title.
func (l Limits) CheckTitle(title string) Fault {
	return validateLength(CleanTitle(title), l.TitleMin, l.TitleMax)
}

// CheckText returns the fault of a proposal's text.
func (l Limits) CheckText(text string) Fault {
	return validateLength(CleanText(text), l.TextMin, l.TextMax)
}

// CheckAnswer returns the fault of a reply. It may be short, and a file may be all of
// it.
func (l Limits) CheckAnswer(reply Reply) Fault {
	switch count := utf8.RuneCountInString(reply.Body()); {
	case count > l.TextMax:
		return Fault{Code: TooLong, By: count - l.TextMax, Limit: l.TextMax}
	case reply.Empty():
		return Fault{Code: Empty}
	}
	return l.CheckFiles(len(reply.Attachments))
}

// CheckReason returns the fault of a written reason.
func (l Limits) CheckReason(text string) Fault {
	return validateLength(CleanText(text), l.ReasonMin, l.ReasonMax)
}

// CheckFiles returns the fault of a number of files.
func (l Limits) CheckFiles(count int) Fault {
	if count > l.Files {
		return Fault{Code: TooManyFiles, By: count - l.Files, Limit: l.Files}
	}
	return Fault{}
}

func validateLength(text string, shortest, longest int) Fault {
	count := utf8.RuneCountInString(text)
	switch {
	case count == 0:
		return Fault{Code: Empty, By: shortest, Limit: shortest}
	case count > longest:
		return Fault{Code: TooLong, By: count - longest, Limit: longest}
	case IsMeaningless(text):
		return Fault{Code: Meaningless}
	case count < shortest:
		return Fault{Code: TooShort, By: shortest - count, Limit: shortest}
	}
	return Fault{}
}
