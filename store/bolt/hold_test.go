package bolt

import (
	"context"
	"testing"

	"usynys/store"
	"usynys/store/rules"
)

// TestOutboxIsHeldReleasedAndDropped: what is put on hold is more than one page, and
// what comes later is not on hold.
func TestOutboxIsHeldReleasedAndDropped(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	const old = 300
	enqueue := func(tx store.Tx) error {
		_, err := tx.Enqueue(store.OutboxRow{Chat: 1})
		return err
	}
	mustUpdate(t, s, func(tx store.Tx) error {
		for range old {
			if err := enqueue(tx); err != nil {
				return err
			}
		}
		return nil
	})
	steps := []struct {
		name           string
		change         func(store.Tx) (int, error)
		changed        int
		held, released int
	}{
		{"hold", rules.HoldOutbox, old, old, 0},
		{"hold again", rules.HoldOutbox, old, old, 0},
		{"one more comes", func(tx store.Tx) (int, error) { return 0, enqueue(tx) }, 0, old, 1},
		{"release", rules.ReleaseOutbox, old, 0, old + 1},
		{"drop where nothing is held", rules.DropOutboxOnHold, 0, 0, old + 1},
		{"hold all", rules.HoldOutbox, old + 1, old + 1, 0},
		{"another comes", func(tx store.Tx) (int, error) { return 0, enqueue(tx) }, 0, old + 1, 1},
		{"drop", rules.DropOutboxOnHold, old + 1, 0, 1},
	}
	for _, step := range steps {
		mustUpdate(t, s, func(tx store.Tx) error {
			changed, err := step.change(tx)
			if changed != step.changed {
				t.Errorf("%s: %d rows were changed, want %d", step.name, changed, step.changed)
			}
			return err
		})
		held, released := countOutbox(t, s)
		if held != step.held || released != step.released {
			t.Errorf("%s: %d held and %d released, want %d and %d", step.name, held, released, step.held, step.released)
		}
	}
}

func countOutbox(t *testing.T, s *Store) (held, released int) {
	t.Helper()
	ok(t, s.View(context.Background(), func(r store.Reader) error {
		rows, err := r.Outbox(0, 1<<20)
		for _, row := range rows {
			if row.OnHold {
				held++
			} else {
				released++
			}
		}
		return err
	}))
	return held, released
}
