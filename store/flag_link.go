package store

import (
	"slices"
	"strings"
	"unicode"
)

// topDomains are the ends of addresses that are known without "https://" before
// them. Not every one there is: those that are ends of file names, and those that
// people here never write, would only be found in sentences without spaces.
var topDomains = strings.Fields(`
	kz ru com net org info biz io me tv cc co su by ua uz kg us uk eu de tr cn be gl ly gg fm ai
	app dev edu gov site online store shop club pro xyz top link live fun bet casino win space website page bio
`)

// topDomainsBySound are ends of addresses in Cyrillic letters, those there are and
// those that stand for Latin ones, in the rough alphabet.
var topDomainsBySound = strings.Fields("rf kaz rus ru kz kom me")

// hasLink reports whether a legible text has an address on the web, an e-mail
// address or a @name.
func hasLink(text string) bool {
	if strings.Contains(text, "://") || strings.Contains(text, "www.") {
		return true
	}
	for part := range strings.FieldsFuncSeq(text, notInAddress) {
		if bareDomain(part) {
			return true
		}
	}
	return hasName(text)
}

func notInAddress(r rune) bool {
	return r != '.' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// bareDomain reports whether something like "t.me" ends as addresses do.
func bareDomain(part string) bool {
	part = strings.Trim(part, ".-")
	dot := strings.LastIndexByte(part, '.')
	if dot < 1 || part[dot-1] == '.' {
		return false
	}
	end := []rune(part[dot+1:])
	if !latin(end) {
		return slices.Contains(topDomainsBySound, roughly(end, false))
	}
	for i, r := range end {
		if letter, alike := latinLooks[r]; alike {
			end[i] = letter
		}
	}
	return slices.Contains(topDomains, string(end))
}

// latinLooks are the Latin letters that look like Cyrillic ones.
var latinLooks = map[rune]rune{
	'а': 'a', 'е': 'e', 'о': 'o', 'с': 'c', 'р': 'p', 'у': 'y', 'х': 'x', 'к': 'k', 'м': 'm', 'т': 't', 'н': 'h', 'в': 'b', 'і': 'i',
}

// nameLength is the length of the shortest @name (Telegram sells those of four).
const nameLength = 4

func hasName(text string) bool {
	for rest := text; ; {
		before, after, found := strings.Cut(rest, "@")
		if !found {
			return false
		}
		length := strings.IndexFunc(after, func(r rune) bool { return !inName(r) })
		if length < 0 {
			length = len(after)
		}
		glued := before != "" && inName(rune(before[len(before)-1]))
		if !glued && length >= nameLength && after[0] >= 'a' {
			return true
		}
		rest = after
	}
}

func inName(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_'
}
