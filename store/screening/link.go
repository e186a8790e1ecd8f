package screening

import (
	"slices"
	"strings"
	"unicode"
)

// topLevelDomains are those that make an address without "https://" before it. The list
// is not complete: domains that are also ends of file names, and those that people here
// never write, would be found only where a space is missing after a full stop.
var topLevelDomains = strings.Fields(`
	kz ru com net org info biz io me tv cc co su by ua uz kg us uk eu de tr cn be gl ly gg fm ai
	app dev edu gov site online store shop club pro xyz top link live fun bet casino win space website page bio
`)

// cyrillicTopLevelDomains are those in Cyrillic letters, and Latin ones written in
// Cyrillic letters, in the phonetic alphabet.
var cyrillicTopLevelDomains = strings.Fields("rf kaz rus ru kz kom me")

// hasLink reports whether a normalized text has a web address, an e-mail address or a
// @name.
func hasLink(text string) bool {
	if strings.Contains(text, "://") || strings.Contains(text, "www.") {
		return true
	}
	for part := range strings.FieldsFuncSeq(text, endsAddress) {
		if isBareDomain(part) {
			return true
		}
	}
	return hasUsername(text)
}

func endsAddress(r rune) bool {
	return r != '.' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// isBareDomain reports whether part ends like an address, as "t.me" does.
func isBareDomain(part string) bool {
	part = strings.Trim(part, ".-")
	dot := strings.LastIndexByte(part, '.')
	if dot < 1 || part[dot-1] == '.' {
		return false
	}
	end := []rune(part[dot+1:])
	if !hasLatin(end) {
		return slices.Contains(cyrillicTopLevelDomains, phoneticKey(end, false))
	}
	for i, r := range end {
		if letter, alike := latinHomoglyphs[r]; alike {
			end[i] = letter
		}
	}
	return slices.Contains(topLevelDomains, string(end))
}

// latinHomoglyphs are the Latin letters that look like Cyrillic ones.
var latinHomoglyphs = map[rune]rune{
	'а': 'a', 'е': 'e', 'о': 'o', 'с': 'c', 'р': 'p', 'у': 'y', 'х': 'x', 'к': 'k', 'м': 'm', 'т': 't', 'н': 'h', 'в': 'b', 'і': 'i',
}

// minUsernameLength is the length of the shortest @name (Telegram sells those of four).
const minUsernameLength = 4

func hasUsername(text string) bool {
	for rest := text; ; {
		before, after, found := strings.Cut(rest, "@")
		if !found {
			return false
		}
		length := strings.IndexFunc(after, func(r rune) bool { return !isUsernameRune(r) })
		if length < 0 {
			length = len(after)
		}
		glued := before != "" && isUsernameRune(rune(before[len(before)-1]))
		if !glued && length >= minUsernameLength && after[0] >= 'a' {
			return true
		}
		rest = after
	}
}

func isUsernameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_'
}
