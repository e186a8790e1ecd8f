package simulator

import (
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// foundKinds are the entities that Telegram finds in a text by itself, beside
// commands. The patterns are a careful reduction: addresses without a scheme are
// found in the commonest domains only, phone numbers only with a plus.
var foundKinds = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"url", regexp.MustCompile(`(?i)(?:https?|ftp)://[\p{L}\p{N}_.-]+\.[\p{L}\p{N}]{2,}(?::\d+)?(?:[/?#][^\s<>"]*)?`)},
	{"email", regexp.MustCompile(`[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}`)},
	{"url", regexp.MustCompile(`(?i)(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|info|edu|gov|kz|ru|me|io|қаз|рф)(?::\d+)?(?:[/?#][^\s<>"]*)?`)},
	{"mention", regexp.MustCompile(`@[A-Za-z0-9_]{4,32}`)},
	{"hashtag", regexp.MustCompile(`#[\p{L}\p{M}\p{N}_·]{1,256}`)},
	{"cashtag", regexp.MustCompile(`\$[A-Z]{3,8}`)},
	{"phone_number", regexp.MustCompile(`\+\d(?:[ ()-]{0,2}\d){9,14}`)},
}

// foundEntities finds what somebody did not mark, in the order of the text.
func foundEntities(text string) []Entity {
	found := commandEntities(text)
	for _, kind := range foundKinds {
		for _, at := range kind.pattern.FindAllStringIndex(text, -1) {
			at[1] = at[0] + len(trimSentence(kind.name, text[at[0]:at[1]]))
			if !standsAlone(kind.name, text, at[0], at[1]) {
				continue
			}
			e := Entity{Type: kind.name, Offset: utf16Length(text[:at[0]]), Length: utf16Length(text[at[0]:at[1]])}
			if !slices.ContainsFunc(found, e.overlaps) {
				found = append(found, e)
			}
		}
	}
	sortEntities(found)
	return found
}

// trimSentence leaves the signs that end a sentence out of an address.
func trimSentence(kind, match string) string {
	if kind != "url" {
		return match
	}
	end := len(match)
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(match[:end])
		if !slices.Contains([]rune(".,:;!?)\"'»…"), r) {
			break
		}
		end -= size
	}
	return match[:end]
}

// standsAlone reports that a match is not part of a longer word.
func standsAlone(kind, text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if start > 0 && (isWordRune(before) || before == '@' || kind == "hashtag" && before == '#') {
		return false
	}
	if kind == "hashtag" {
		// A number is no hashtag.
		return slices.ContainsFunc([]rune(text[start+1:end]), func(r rune) bool { return !unicode.IsDigit(r) })
	}
	return end == len(text) || !isWordRune(after)
}

func isWordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func (e Entity) overlaps(other Entity) bool { return e.Offset < other.end() && other.Offset < e.end() }

// withFound adds what Telegram finds by itself to what was marked. What is a link
// or code already is nothing else.
func (f formatted) withFound() formatted {
	for _, e := range foundEntities(f.text) {
		taken := func(marked Entity) bool { return !marked.isStyle() && !marked.isQuote() && marked.overlaps(e) }
		if len(f.entities) < maxEntities && !slices.ContainsFunc(f.entities, taken) {
			f.entities = append(f.entities, e)
		}
	}
	sortEntities(f.entities)
	return f
}
