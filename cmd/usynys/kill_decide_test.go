package main_test

import (
	"fmt"
	"slices"
	"strings"
)

// decideFirst decides what a card from the queue shows, or asks about it once.
func (o *moderator) decideFirst(m seen) {
	if _, open := o.button(m, "button_accept"); !open || o.answered == look(m) {
		return
	}
	number := number(m)
	if o.main == "" {
		o.main = number
	}
	chance := o.random.IntN(6)
	switch {
	case chance == 0 && !slices.Contains(o.asked, number):
		o.command(m, fmt.Sprintf("/ask %s %s", number, questionFor(number)))
	case chance == 1 && number != o.main:
		o.choice = "button_link"
		o.command(m, fmt.Sprintf("/link %s %s", number, o.main))
	default:
		o.choice = []string{"button_accept", "button_decline"}[o.random.IntN(2)]
		o.pressKey(m, o.choice)
	}
}

// command types a command in place of pressing a button.
func (o *moderator) command(m seen, text string) {
	o.answered = look(m)
	o.Send(text)
}

// goOn goes on to the next card when one is decided, or takes that back. It may be too
// late for that: then the card is shown as it is when its author was told.
func (o *moderator) goOn(m seen) {
	number := number(m)
	undo, pending := buttonThat(m, func(text string) bool { return strings.HasPrefix(text, o.until("button_undo", "At")) })
	switch {
	case o.undoing == number && pending:
		return
	case o.undoing == number:
		o.undoing = ""
	case slices.Contains(o.decided, number):
		return
	default:
		o.decided = append(o.decided, number)
		if pending && o.random.IntN(4) == 0 {
			o.undoing = number
			o.press(m, undo)
			return
		}
	}
	o.pressKey(m, "button_queue")
}

// decideAgain decides otherwise what was taken back, so that a notice of the first
// decision would contradict the second.
func (o *moderator) decideAgain(m seen) {
	again := map[string]string{"button_accept": "button_decline"}[o.choice]
	if again == "" {
		again = "button_accept"
	}
	if !o.pressKey(m, again) {
		return
	}
	o.choice, o.undoing = again, ""
	o.undone = append(o.undone, number(m))
	o.decided = slices.DeleteFunc(o.decided, func(decided string) bool { return decided == number(m) })
}
