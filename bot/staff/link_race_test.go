package staff_test

import (
	"testing"

	"usynys/store"
)

// A moderator who links after a colleague linked one of the two reads that, and nothing is
// changed.
func TestLinkingWhatAColleagueHasJustLinked(t *testing.T) {
	for name, c := range map[string]struct {
		colleague string
		told      string
	}{
		"the other is a duplicate by now": {"1 3", "link_chain"},
		"others are duplicates of it now": {"3 2", "link_has_linked"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			for range 3 {
				w.submit("KZ-11")
			}
			_, err := w.Command(aigul, "link", "2 1")
			is(t, "begun", problem(err), "")
			_, err = w.Command(berik, "link", c.colleague)
			is(t, "begun by a colleague", problem(err), "")
			_, err = w.Answer(berik, "send")
			is(t, "linked by a colleague", problem(err), "")
			turn, err := w.Answer(aigul, "send")
			is(t, "told", problem(err), "")
			is(t, "shown", question(turn), c.told+" proposal_named "+c.told)
			w.Change(func(tx store.Tx) error {
				p, err := tx.Proposal(2)
				is(t, "status", p.Status, store.StatusSubmitted)
				return err
			})
		})
	}
}
