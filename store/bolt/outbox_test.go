package bolt

import (
	"testing"

	"usynys/store"
)

// A row is found and deleted by its head, whatever its slot is called.
func TestTheHeadOfARowEndsWhereItsMessageBegins(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	for _, row := range []store.OutboxRow{
		{Chat: 1, Slot: `a","message":{"text":"b"}`, FromSlot: `,"message":`, NotAbove: 7, Message: store.Message{Text: `,"message":`}},
		{Chat: 1, Slot: "screen", StripKeyboard: 4},
	} {
		err := s.Update(t.Context(), func(tx store.Tx) error {
			id, err := tx.Enqueue(row)
			if err != nil {
				return err
			}
			head, err := tx.(*transaction).readHead(numberKey(id))
			if head.Slot != row.Slot || head.FromSlot != row.FromSlot || head.NotAbove != row.NotAbove || head.StripKeyboard != row.StripKeyboard || head.Message.Text != "" {
				t.Errorf("got %+v", head)
			}
			if err != nil {
				return err
			}
			return tx.DeleteSent(id)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if report, err := Verify(s.Path(), nil); err == nil && len(report.Findings) > 0 {
		t.Errorf("found %v", report.Findings)
	}
}
