package card

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// Refresh edits every open copy of a proposal's card, each for its reader, after the
// proposal has changed.
func Refresh(t *dialog.Turn, p store.Proposal) error {
	return eachCopy(t, p, 0, New(t, p).Screen)
}

// RefreshOthers edits every open copy of the card but that of the sender, who sees it in
// the reply to what they did.
func (c Card) RefreshOthers() error {
	return eachCopy(c.turn, c.Proposal, c.turn.Person.ID.Chat(), c.Screen)
}

// Remove replaces every open copy of a proposal's card by a line, after the proposal was
// erased.
func Remove(t *dialog.Turn, p store.Proposal) error {
	gone := dialog.Screen{Text: []dialog.Text{dialog.Say("card_gone", dialog.Data{"Number": p.Number})}}
	return eachCopy(t, p, 0, func(store.Staff) (dialog.Screen, error) { return gone, nil })
}

// eachCopy edits every open copy of a card but that in one chat; 0 for none.
func eachCopy(t *dialog.Turn, p store.Proposal, except store.ChatID, screen func(reader store.Staff) (dialog.Screen, error)) error {
	slot := Slot(p.Seq)
	copies, err := t.Tx.SlotMessages(slot)
	if err != nil {
		return fmt.Errorf("list the cards of proposal %d: %w", p.Seq, err)
	}
	for _, open := range copies {
		if open.Chat == except {
			continue
		}
		// Cards are shown in private chats only; such a chat has its person's id.
		reader, err := store.StaffRecords.Get(t.Tx, store.PersonID(open.Chat))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("read who sees a card of proposal %d: %w", p.Seq, err)
		}
		card, err := screen(reader)
		if err != nil {
			return err
		}
		t.Refresh(open.Chat, slot, card)
	}
	return nil
}
