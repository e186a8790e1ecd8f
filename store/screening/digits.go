package screening

import (
	"iter"
	"slices"
	"strings"
)

// digitGroup is a row of digits in a text.
type digitGroup struct {
	digits string
	// plus: a plus sign is right before it.
	plus bool
	// adjacent: only spaces, hyphens, brackets and the like separate it from the group
	// before.
	adjacent bool
}

// digitGroups returns the rows of digits in a normalized text.
func digitGroups(text string) []digitGroup {
	var groups []digitGroup
	end := 0
	for at := 0; at < len(text); at++ {
		if !isDigit(text[at]) {
			continue
		}
		begin := at
		for at < len(text) && isDigit(text[at]) {
			at++
		}
		groups = append(groups, digitGroup{
			digits:   text[begin:at],
			plus:     begin > 0 && text[begin-1] == '+',
			adjacent: len(groups) > 0 && isSeparator(text[end:begin]),
		})
		end = at
	}
	return groups
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// maxSeparatorLength is how many characters may stand between two groups of one
// number: ") -" is the longest in use.
const maxSeparatorLength = 3

func isSeparator(text string) bool {
	count := 0
	for _, r := range text {
		if count++; count > maxSeparatorLength || !strings.ContainsRune(" \u00a0\u202f()-–‑.", r) {
			return false
		}
	}
	return true
}

// maxGroups is how many groups a number has at most: +7 (700) 0-00-00-00.
const maxGroups = 7

// candidateNumbers yields the numbers that may begin with the first group: that group
// alone, it and the next, and so on.
func candidateNumbers(groups []digitGroup) iter.Seq[[]digitGroup] {
	return func(yield func([]digitGroup) bool) {
		for count := 1; count <= min(maxGroups, len(groups)); count++ {
			if count > 1 && (!groups[count-1].adjacent || groups[count-1].plus) {
				return
			}
			if !yield(groups[:count]) {
				return
			}
		}
	}
}

func joinDigits(groups []digitGroup) string {
	var all strings.Builder
	for _, g := range groups {
		all.WriteString(g.digits)
	}
	return all.String()
}

// hasLengths reports whether the groups have these numbers of digits.
func hasLengths(groups []digitGroup, lengths ...int) bool {
	return slices.EqualFunc(groups, lengths, func(g digitGroup, length int) bool { return len(g.digits) == length })
}
