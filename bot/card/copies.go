package card

import (
	"errors"
	"fmt"
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// Refresh edits every open copy of a proposal's card, each for its reader,
// after the proposal has changed.
func Refresh(t *dialog.Turn, p store.Proposal) error {
	return eachCopy(t, p, func(reader store.Staff) (dialog.Screen, error) { return Screen(t, reader, p) })
}

// RefreshOthers is [Refresh] for everybody but the sender, whose own card is
// shown in another way.
func RefreshOthers(t *dialog.Turn, p store.Proposal) error {
	return eachCopy(t, p, func(reader store.Staff) (dialog.Screen, error) { return Screen(t, reader, p) }, t.Person.ID.Chat())
}

// Remove replaces every open copy of a proposal's card by a line, after the
// proposal was erased.
func Remove(t *dialog.Turn, p store.Proposal) error {
	gone := dialog.Screen{Text: []dialog.Text{dialog.Say("card_gone", dialog.Data{"Number": p.Number})}}
	return eachCopy(t, p, func(store.Staff) (dialog.Screen, error) { return gone, nil })
}

func eachCopy(t *dialog.Turn, p store.Proposal, screen func(reader store.Staff) (dialog.Screen, error), except ...store.ChatID) error {
	slot := Slot(p.Seq)
	copies, err := t.Tx.SlotMessages(slot)
	if err != nil {
		return fmt.Errorf("list the cards of proposal %d: %w", p.Seq, err)
	}
	for _, open := range copies {
		if slices.Contains(except, open.Chat) {
			continue
		}
		// A card is only ever shown in a private chat, which has its person's id.
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

// Slot is the slot in which a chat shows the card of a proposal.
func Slot(seq store.Seq) string { return fmt.Sprintf("card:%d", seq) }
