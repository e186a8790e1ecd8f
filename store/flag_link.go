package store

import (
	"slices"
	"strings"
	"unicode"
)

// topLevelDomains are the ends of addresses that are known without "https://" before
// them. Not every one there is: those that are ends of file names, and those that
// people here never write, would only be found in sentences without spaces.
var topLevelDomains = strings.Fields(`
	kz ru com net org info biz io me tv cc co su by ua uz kg us uk eu de tr cn be gl ly gg fm ai
	app dev edu gov site online store shop club pro xyz top link live fun bet casino win space website page bio
`)

// cyrillicTopLevelDomains are ends of addresses in Cyrillic letters, those there are and
// those that stand for Latin ones, in the rough alphabet.
var cyrillicTopLevelDomains = strings.Fields("rf kaz rus ru kz kom me")

// hasLink reports whether a legible text has an address on the web, an e-mail
// address or a @name.
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

// isBareDomain reports whether something like "t.me" ends as addresses do.
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
