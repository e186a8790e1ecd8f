package bot

import (
	"regexp"
	"slices"
	"strings"

	"usynys/store"
)

// either matches "{Kazakh|Russian}" in a transcript that is played in both languages.
var either = regexp.MustCompile(`\{([^{}|]*)\|([^{}|]*)\}`)

// inBoth reports whether a transcript is played in both languages.
func inBoth(people string) bool { return strings.Contains(people, "{kk|ru}") }

// in returns the side of a text for one language.
func in(language store.Language, text string) string {
	if language == store.Russian {
		return either.ReplaceAllString(text, "$2")
	}
	return either.ReplaceAllString(text, "$1")
}

// beside merges the lines shown in Kazakh and in Russian: equal lines once, the others
// marked by their language.
func beside(kazakh, russian []string) []string {
	var lines []string
	for _, c := range difference(kazakh, russian) {
		switch c.kind {
		case '-':
			lines = append(lines, " kk "+c.line)
		case '+':
			lines = append(lines, " ru "+c.line)
		default:
			lines = append(lines, "    "+c.line)
		}
	}
	return inOrder(lines)
}

// inOrder groups differing lines by language: Kazakh, then Russian.
func inOrder(lines []string) []string {
	for begin, end := 0, 0; begin < len(lines); begin = end + 1 {
		end = begin
		for end < len(lines) && lines[end][1] != ' ' {
			end++
		}
		slices.SortStableFunc(lines[begin:end], func(a, b string) int { return strings.Compare(a[:3], b[:3]) })
	}
	return lines
}

// of returns the lines of one language from merged ones.
func of(language store.Language, lines []string) []string {
	var own []string
	for _, line := range lines {
		if line[1] == ' ' || line[1:3] == string(language) {
			own = append(own, line[4:])
		}
	}
	return own
}
