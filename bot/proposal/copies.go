package proposal

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// RefreshCards edits every open copy of a proposal's card, each for its reader,
// after the proposal has changed.
func RefreshCards(t *dialog.Turn, p store.Proposal) error {
	return eachCopy(t, p, func(reader store.Staff) dialog.Screen { return Card(t, reader, p) })
}

// RemoveCards replaces every open copy of a proposal's card by a line, after the
// proposal was erased.
func RemoveCards(t *dialog.Turn, p store.Proposal) error {
	gone := dialog.Screen{Text: []dialog.Text{dialog.Say("card_gone", dialog.Data{"Number": p.Number})}}
	return eachCopy(t, p, func(store.Staff) dialog.Screen { return gone })
}

func eachCopy(t *dialog.Turn, p store.Proposal, screen func(reader store.Staff) dialog.Screen) error {
	slot := CardSlot(p.Seq)
	copies, err := t.Tx.SlotHolders(slot)
	if err != nil {
		return fmt.Errorf("list the cards of proposal %d: %w", p.Seq, err)
	}
	for _, open := range copies {
		// A card is only ever shown in a private chat, which has its person's id.
		reader, err := t.Tx.Staff(store.PersonID(open.Chat))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("read who sees a card of proposal %d: %w", p.Seq, err)
		}
		t.Refresh(open.Chat, slot, screen(reader))
	}
	return nil
}
