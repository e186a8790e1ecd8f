package main_test

import "regexp"

var numbers = regexp.MustCompile(`№ (\d{4}-\d{6})`)

// number is the number of the proposal that a card is about: the first on it.
func number(m seen) string {
	found := numbers.FindStringSubmatch(m.Text)
	if found == nil {
		return ""
	}
	return found[1]
}

// ownNumber is the number of the proposal that its author reads about: the last. What
// theirs is a duplicate of is named before.
func ownNumber(m seen) string {
	found := numbers.FindAllStringSubmatch(m.Text, -1)
	if found == nil {
		return ""
	}
	return found[len(found)-1][1]
}
