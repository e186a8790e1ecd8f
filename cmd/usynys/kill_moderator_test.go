package main_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"usynys/store"
)

// moderator decides on the proposals in the queue, by buttons and commands. Now and then
// they first ask the author, take a decision back or link a duplicate.
type moderator struct {
	person
	// sent receives for each proposal and reply that an author knows to have arrived, and
	// is closed when every author has heard of every decision.
	sent <-chan struct{}
	// decided has every number, in the order of the decisions that stand.
	decided []string
	// asked has the numbers whose card shows a question, undone those whose decision was
	// taken back.
	asked, undone []string
	// choice is the last decision, undoing the number whose decision is to be taken back,
	// main the proposal that others are linked to.
	choice, undoing, main string
	// idle is set while the queue is empty.
	ready, idle bool
}

func newModerator(w *world, seed uint64, sent <-chan struct{}) *moderator {
	all, err := wordings()
	if err != nil {
		w.Fatal(err)
	}
	return &moderator{sent: sent, person: person{
		phone: w.phones.phone(moderatorID, "Moderator", "ru"), wording: all[store.Russian],
		random: rand.New(rand.NewPCG(seed, moderatorID)),
	}}
}

// decide decides until nothing waits.
func (o *moderator) decide(ctx context.Context) error {
	o.Send("/start")
	for {
		if m, ok := o.unread(); ok {
			o.read(m)
			continue
		}
		var sent <-chan struct{} // nil, never ready, while there is a card to read
		if o.idle {
			sent = o.sent
		}
		select {
		case <-o.news:
		case _, more := <-sent:
			if !more {
				return nil
			}
			o.idle = false
			o.Send("/queue")
		case <-ctx.Done():
			return fmt.Errorf("the moderator waits (%w) with %d decided; what is on the phone:\n%s", ctx.Err(), len(o.decided), o.story())
		}
	}
}

func (o *moderator) read(m seen) {
	if o.says(m, "card_question", "Name", "At", "Text") && !slices.Contains(o.asked, number(m)) {
		o.asked = append(o.asked, number(m))
		if !o.says(m, "queue_head", "Number", "Overdue", "Mine") {
			o.Send("/queue") // /queue was sent just now
			return
		}
	}
	reasons := o.catalogue.Reasons
	switch {
	case o.isWelcomed(m):
	case o.says(m, "queue_empty"):
		o.idle = o.idle || len(m.Buttons) > 0 // without buttons it was read before
	case o.says(m, "reason_choose"):
		o.pressLabel(m, reasons[o.random.IntN(len(reasons))].Button.In(o.language))
	case o.says(m, "task_preview_end"):
		o.pressKey(m, "button_send", "button_link_now")
	case o.says(m, "undo_too_late", "Number"):
		// The card may have changed between reading it and the press.
		if o.undoing != "" {
			o.undoing = ""
			o.Send("/queue")
		}
	case o.says(m, "card_decided", "Name", "At"):
		o.goOn(m)
	case !o.ready && o.pressKey(m, "button_queue"): // of the menu
		o.ready = true
	case o.undoing != "" && o.undoing == number(m):
		o.decideAgain(m)
	case o.says(m, "queue_head", "Number", "Overdue", "Mine"):
		o.decideFirst(m)
	}
}

// decideFirst decides on the card from the queue, or asks about it once.
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

// command types a command instead of pressing a button.
func (o *moderator) command(m seen, text string) {
	o.answered = look(m)
	o.Send(text)
}

// goOn goes on to the next card after a decision, or takes the decision back. If it is
// too late for that, the card is shown without the button.
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

// decideAgain decides otherwise after a decision was taken back, so that a notice of the
// first one would contradict the second.
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
