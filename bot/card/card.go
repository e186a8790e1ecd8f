// Package card makes the screen on which the staff see a proposal, and keeps every open
// copy up to date.
package card

import (
	"fmt"
	"sync"

	"usynys/bot/dialog"
	"usynys/store"
)

// Slot returns the slot in which a chat shows the card of a proposal.
func Slot(seq store.Seq) string { return fmt.Sprintf("card:%d", seq) }

// Card is a proposal with what its card says besides it. That is read when the card is
// first rendered, and once, however many readers see it; a change of the proposal or of
// its lease needs a new card.
type Card struct {
	Proposal store.Proposal
	turn     *dialog.Turn
	context  func() (store.ProposalContext, error)
}

// New returns the card of a proposal as it is now.
func New(t *dialog.Turn, p store.Proposal) Card {
	return Card{Proposal: p, turn: t, context: sync.OnceValues(func() (store.ProposalContext, error) {
		context, err := t.Tx.Context(p, maxRelated)
		if err != nil {
			return context, fmt.Errorf("read what belongs to proposal %d: %w", p.Seq, err)
		}
		return context, nil
	})}
}

// Screen is [Card.Screen] for a card that is shown to one reader.
func Screen(t *dialog.Turn, reader store.Staff, p store.Proposal) (dialog.Screen, error) {
	return New(t, p).Screen(reader)
}

// Screen returns the card as one reader sees it, with the buttons that they may press. A
// reader who may not see the proposal, or no longer, reads only that. The screen fits
// one message, however long the texts are: see [shorten].
func (c Card) Screen(reader store.Staff) (dialog.Screen, error) { return c.render(reader, addButtons) }

// addRows adds the rows of buttons below a card. cut is set where the card does not show
// everything that was written.
type addRows func(t *dialog.Turn, screen *dialog.Screen, reader store.Staff, p store.Proposal, context cardContext, cut bool)

func (c Card) render(reader store.Staff, rows addRows) (dialog.Screen, error) {
	t, p := c.turn, c.Proposal
	if !store.Authorized(reader, store.RightRead, p) {
		return dialog.Screen{Text: []dialog.Text{dialog.Say("card_closed", dialog.Data{"Number": p.Number})}}, nil
	}
	read, err := c.context()
	if err != nil {
		return dialog.Screen{}, err
	}
	context := contextFor(reader, p, read, t.Now)
	proposed, entries := context.proposedBlockTexts(t), entriesShown
	if len(proposed) > 0 {
		entries = entriesShownBesideBlock
	}
	shown, cut := shorten(p, entries)
	screen := dialog.Screen{Text: urgentTexts(p)}
	screen.Text = append(screen.Text, dialog.Say("card_facts", dialog.Data{"Number": p.Number, "Facts": factTexts(t, shown)}))
	screen.Text = append(screen.Text, contentTexts(shown)...)
	screen.Text = append(screen.Text, Discussion(shown)...)
	screen.Text = append(screen.Text, context.relatedTexts(shown)...)
	screen.Text = append(screen.Text, decisionTexts(t.Catalogue, shown)...)
	screen.Text = append(screen.Text, proposed...)
	screen.Text = append(screen.Text, context.leaseTexts()...)
	rows(t, &screen, reader, p, context, cut)
	return screen, nil
}
