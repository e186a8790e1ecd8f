package main_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"usynys/store"
)

// moderator decides what is in the queue, by buttons.
type moderator struct {
	person
	// sent has an entry for each proposal that an author has a receipt for, and is
	// closed when there will be no more.
	sent <-chan struct{}
	// decided is every number, in the order of the decisions.
	decided []string
	ready   bool
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

// decide decides until the queue is empty and nothing more will come.
func (o *moderator) decide(ctx context.Context) error {
	o.Send("/start")
	for {
		m, err := o.next(ctx)
		if err != nil {
			return fmt.Errorf("the moderator waits (%w) with %d decided; what is on the phone:\n%s", err, len(o.decided), o.story())
		}
		if o.says(m, "queue_empty") && o.answered != look(m)+fmt.Sprint(m.ID) {
			o.answered = look(m) + fmt.Sprint(m.ID)
			if !o.waits(ctx) {
				return o.waiting(ctx)
			}
			o.Send("/queue")
			continue
		}
		o.read(m)
	}
}

// waiting is the error of a moderator who waits for proposals in vain, nil for one
// who has them all.
func (o *moderator) waiting(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return fmt.Errorf("the moderator waits for proposals (%w) with %d decided", ctx.Err(), len(o.decided))
}

// waits waits for the next proposal; false if there will be none.
func (o *moderator) waits(ctx context.Context) bool {
	select {
	case _, more := <-o.sent:
		return more
	case <-ctx.Done():
		return false
	}
}

func (o *moderator) read(m seen) {
	reasons := o.catalogue.Reasons
	switch {
	case o.isWelcomed(m):
	case o.says(m, "reason_choose"):
		o.pressLabel(m, reasons[o.random.IntN(len(reasons))].Button.In(o.language))
	case o.says(m, "task_preview_end"):
		o.pressKey(m, "button_send")
	case o.says(m, "card_decided", "Name", "At"):
		o.goOn(m)
	case !o.ready && o.pressKey(m, "button_queue"): // of the menu
		o.ready = true
	default:
		o.pressKey(m, []string{"button_accept", "button_decline"}[o.random.IntN(2)])
	}
}

// goOn goes on to the next card when one is decided.
func (o *moderator) goOn(m seen) {
	if number := number(m); !slices.Contains(o.decided, number) {
		o.decided = append(o.decided, number)
		o.pressKey(m, "button_queue")
	}
}
