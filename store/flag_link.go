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
	рф қаз каз рус ру кз ком ме`)

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
	return slices.Contains(topDomains, sameScript(part[dot+1:]))
}

var latinLooks = strings.NewReplacer("а", "a", "е", "e", "о", "o", "с", "c", "р", "p", "у", "y", "х", "x",
	"к", "k", "м", "m", "т", "t", "н", "h", "в", "b", "і", "i")

// sameScript writes the end of an address that has Latin letters in Latin letters
// only.
func sameScript(end string) string {
	if latin([]rune(end)) {
		return latinLooks.Replace(end)
	}
	return end
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
