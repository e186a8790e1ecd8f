package store

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fault is what is wrong with a text, by a code, and by how much.
type Fault struct {
	Code FaultCode
	// By is how many characters, or files, there are too few or too many.
	By int
	// Limit is the bound that was missed.
	Limit int
}

// FaultCode names a fault of a text.
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

// CleanTitle is the title as it is kept: trimmed, on one line. Nothing in it can
// pass for the next line of a card.
func CleanTitle(text string) string {
	lines := strings.FieldsFunc(text, breaksLine)
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
	return strings.Join(lines, " ")
}

func breaksLine(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// CleanText is a text as it is kept: trimmed at the ends, line breaks as \n.
func CleanText(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
}

// Body is the whole text of the draft: its parts joined by line breaks.
func (d Draft) Body() string { return body(d.Parts) }

func body(parts []Part) string {
	texts := make([]string, 0, len(parts))
	for _, part := range parts {
		if text := CleanText(part.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "\n")
}

// CheckTitle says what is wrong with a title, if anything.
func (l Limits) CheckTitle(title string) Fault {
	return check(CleanTitle(title), l.TitleMin, l.TitleMax)
}

// CheckText says what is wrong with a proposal's text, if anything.
func (l Limits) CheckText(text string) Fault {
	return check(CleanText(text), l.TextMin, l.TextMax)
}

// CheckAnswer says what is wrong with the answer to a question, if anything. It may
// be short, and a file may be all of it.
func (l Limits) CheckAnswer(reply Reply) Fault {
	switch count := utf8.RuneCountInString(reply.Body()); {
	case count > l.TextMax:
		return Fault{Code: TooLong, By: count - l.TextMax, Limit: l.TextMax}
	case reply.Empty():
		return Fault{Code: Empty}
	}
	return l.CheckFiles(len(reply.Attachments))
}

// CheckReason says what is wrong with a written reason, if anything.
func (l Limits) CheckReason(text string) Fault {
	return check(CleanText(text), l.ReasonMin, l.ReasonMax)
}

// CheckFiles says by how many there are too many files.
func (l Limits) CheckFiles(count int) Fault {
	if count > l.Files {
		return Fault{Code: TooManyFiles, By: count - l.Files, Limit: l.Files}
	}
	return Fault{}
}

func check(text string, shortest, longest int) Fault {
	count := utf8.RuneCountInString(text)
	switch {
	case count == 0:
		return Fault{Code: Empty, By: shortest, Limit: shortest}
	case count > longest:
		return Fault{Code: TooLong, By: count - longest, Limit: longest}
	case meaningless(text):
		return Fault{Code: Meaningless}
	case count < shortest:
		return Fault{Code: TooShort, By: shortest - count, Limit: shortest}
	}
	return Fault{}
}

// meaningless reports whether a text consists of digits, emoji, signs or one
// repeated letter only. Letters of every alphabet count alike.
func meaningless(text string) bool {
	var first rune
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		r = unicode.ToLower(r)
		if first == 0 {
			first = r
		} else if r != first {
			return false
		}
	}
	return true
}

// TextSum is by what the same text is found again, however it is spaced and cased,
// and whatever signs are in it: a checksum of its letters and digits. It is 0 for a
// text without any.
func TextSum(text string) uint64 {
	sum := fnv.New64a()
	empty := true
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			_, _ = sum.Write(utf8.AppendRune(nil, unicode.ToLower(r)))
			empty = false
		}
	}
	if empty {
		return 0
	}
	return sum.Sum64()
}
