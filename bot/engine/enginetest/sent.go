package enginetest

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// sent checks the screens of a turn and then plays the sender: it deletes each row of the
// outbox and puts a new message into its slot.
func (w *World) sent(turn *dialog.Turn) {
	w.Helper()
	for _, effect := range turn.Effects {
		w.fits(effect.Screen)
	}
	w.Change(func(tx store.Tx) error {
		rows, err := tx.Outbox(0, 10_000)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := w.sendRow(tx, row); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *World) sendRow(tx store.Tx, row store.OutboxRow) error {
	if err := tx.DeleteSent(row.ID); err != nil || row.Slot == "" || row.EditOnly || row.StripKeyboard != 0 {
		return err
	}
	w.message++
	if row.FromSlot != "" {
		if err := tx.SetSlot(row.Chat, row.FromSlot, 0); err != nil {
			return err
		}
	}
	return tx.SetSlot(row.Chat, row.Slot, w.message)
}

// fits requires that every text of a screen exists and has exactly the data it needs.
func (w *World) fits(value any) {
	w.Helper()
	switch value := value.(type) {
	case dialog.Screen:
		w.fits(value.Text)
		for _, button := range slices.Concat(value.Rows...) {
			w.fits(button.Label)
		}
	case []dialog.Text:
		for _, text := range value {
			w.fits(text)
		}
	case dialog.Text:
		given := []string{}
		for name, inner := range value.Data {
			given = append(given, name)
			w.fits(inner)
		}
		if value.Counted {
			given = append(given, "Count")
		}
		slices.Sort(given)
		if gaps := w.Words.Gaps(value.Key); !slices.Equal(gaps, given) || w.Words.Counted(value.Key) != value.Counted {
			w.Errorf("text %q is given %q, it needs %q", value.Key, given, gaps)
		}
	}
}
