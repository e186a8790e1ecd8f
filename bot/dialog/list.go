package dialog

import (
	"strconv"
	"strings"
)

// List is a list of which a screen shows one page.
type List struct {
	Page
	// Prefix begins the argument of a button that turns the page. The number of the
	// page follows, counted from 0: see [PageNumber].
	Prefix string
	// Press returns the press of a button of the list with an argument.
	Press func(argument string) Press
}

// AddChoices adds a button a row for each choice on the page.
func (l List) AddChoices(screen *Screen, choices []Choice) {
	for _, choice := range choices[l.From:l.To] {
		screen.AddRow(Button{Label: choice.Label, Press: l.Press(choice.Argument)})
	}
}

// AddPageButtons adds the buttons to the page before and the page after, as far as
// there are such pages.
func (l List) AddPageButtons(screen *Screen) {
	screen.AddRow(l.Buttons(func(label Text, number int) Button {
		return Button{Label: label, Press: l.Press(l.Prefix + strconv.Itoa(number))}
	})...)
}

// Position returns "page 2 of 3", or nothing for a list with one page.
func (p Page) Position() []Text {
	if p.Last == 0 {
		return nil
	}
	return []Text{Say("page", Data{"Page": p.Number + 1, "Pages": p.Last + 1})}
}

// PageNumber returns the number of the page that a button turns to, given the prefix of
// the list and the argument of the press.
func PageNumber(prefix, argument string) (number int, ok bool) {
	digits, found := strings.CutPrefix(argument, prefix)
	number, err := strconv.Atoi(digits)
	if !found || err != nil || number < 0 {
		return 0, false
	}
	return number, true
}
