package staff_test

import (
	"testing"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// contextCounter counts how often a card's context is read.
type contextCounter struct {
	store.Tx
	reads *int
}

func (c contextCounter) Context(p store.Proposal, limit int) (store.ProposalContext, error) {
	*c.reads++
	return c.Tx.Context(p, limit)
}

func TestATurnReadsAndRendersACardOnce(t *testing.T) {
	for action, by := range map[string]store.PersonID{
		card.AcceptAction: aigul, card.HideAction: aigul, card.ReleaseAction: aigul, card.MoreAction: aigul,
		card.CardAction: aigul, card.TakeAction: berik,
	} {
		w := newWorld(t)
		p := w.submit("KZ-11")
		for _, reader := range []store.PersonID{aigul, berik, coordinator} {
			_, err := w.Command(reader, "view", "1")
			is(t, "view", problem(err), "")
		}
		reads := 0
		w.Wrap = func(tx store.Tx) store.Tx { return contextCounter{Tx: tx, reads: &reads} }
		turn, err := w.press(by, action, proposal.Press(p, action))
		is(t, action, problem(err), "")
		is(t, action+": reads", reads, 1)
		is(t, action+": cards for the sender", countCards(turn, by, p), 1)
	}
}

// countCards counts the cards of a proposal that a turn shows a person.
func countCards(turn *dialog.Turn, reader store.PersonID, p store.Proposal) (count int) {
	for _, effect := range turn.Effects {
		if effect.To == reader.Chat() && effect.Row.Slot == card.Slot(p.Seq) {
			count++
		}
	}
	return count
}
