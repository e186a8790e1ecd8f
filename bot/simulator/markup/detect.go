package markup

import (
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"usynys/bot/simulator/botapi"
)

// detectors find the entities that Telegram detects in a text, except commands. The
// patterns find less than Telegram: addresses without a scheme in the commonest
// domains only, phone numbers only with a plus.
var detectors = []struct {
	entityType string
	pattern    *regexp.Regexp
}{
	{"url", regexp.MustCompile(`(?i)(?:https?|ftp)://[\p{L}\p{N}_.-]+\.[\p{L}\p{N}]{2,}(?::\d+)?(?:[/?#][^\s<>"]*)?`)},
	{"email", regexp.MustCompile(`[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}`)},
	{"url", regexp.MustCompile(`(?i)(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|info|edu|gov|kz|ru|me|io|қаз|рф)(?::\d+)?(?:[/?#][^\s<>"]*)?`)},
	{"mention", regexp.MustCompile(`@[A-Za-z0-9_]{4,32}`)},
	{"hashtag", regexp.MustCompile(`#[\p{L}\p{M}\p{N}_·]{1,256}`)},
	{"cashtag", regexp.MustCompile(`\$[A-Z]{3,8}`)},
	{"phone_number", regexp.MustCompile(`\+\d(?:[ ()-]{0,2}\d){9,14}`)},
}

// withDetected adds the entities that Telegram detects. A part that is a link, a
// mention or code already does not become anything else.
func (t Text) withDetected() Text {
	for _, e := range detect(t.Text) {
		taken := func(marked botapi.Entity) bool {
			return !isStyle(marked) && marked.Type != quoteType && marked.Overlaps(e)
		}
		if len(t.Entities) < maxEntities && !slices.ContainsFunc(t.Entities, taken) {
			t.Entities = append(t.Entities, e)
		}
	}
	sortEntities(t.Entities)
	return t
}

func detect(text string) []botapi.Entity {
	found := commands(text)
	for _, detector := range detectors {
		for _, at := range detector.pattern.FindAllStringIndex(text, -1) {
			at[1] = at[0] + len(withoutPunctuation(detector.entityType, text[at[0]:at[1]]))
			if !isWord(detector.entityType, text, at[0], at[1]) {
				continue
			}
			e := botapi.Entity{
				Type: detector.entityType, Offset: utf16Length(text[:at[0]]), Length: utf16Length(text[at[0]:at[1]]),
			}
			if !slices.ContainsFunc(found, e.Overlaps) {
				found = append(found, e)
			}
		}
	}
	sortEntities(found)
	return found
}

// withoutPunctuation cuts the punctuation that follows an address in a sentence.
func withoutPunctuation(entityType, match string) string {
	if entityType != "url" {
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

// isWord reports that a match is not a part of a longer word.
func isWord(entityType, text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if start > 0 && (isWordRune(before) || before == '@' || entityType == "hashtag" && before == '#') {
		return false
	}
	if entityType == "hashtag" {
		// A number is not a hashtag.
		return slices.ContainsFunc([]rune(text[start+1:end]), func(r rune) bool { return !unicode.IsDigit(r) })
	}
	return end == len(text) || !isWordRune(after)
}

func isWordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
