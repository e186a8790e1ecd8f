package bolt

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/store"
)

// The files are named for a schema version that is not the current one as well: its
// backup can be made and restored.
func TestVerifyNamesTheFilesToSend(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	mustUpdate(t, s, func(tx store.Tx) error {
		row := func(names ...string) store.OutboxRow {
			row := store.OutboxRow{Chat: 1, Message: store.Message{Text: "x"}}
			for _, name := range names {
				row.Message.Files = append(row.Message.Files, store.File{Kept: name, Kind: store.AttachmentPhoto, Name: "chart.png"})
			}
			return row
		}
		for _, waiting := range []store.OutboxRow{row(), row("c", "a"), row("a")} {
			if _, err := tx.Enqueue(waiting); err != nil {
				return err
			}
		}
		return tx.MoveToDeadLetters(store.DeadLetter{Outgoing: row("b")})
	})
	ok(t, s.Close())
	current := schemaAfter(migrations)
	for _, known := range []int{current, current + 1} {
		report, err := verify(s.Path(), known, nil)
		ok(t, err)
		if diff := cmp.Diff([]string{"a", "b", "c"}, report.Files); diff != "" || report.Total > 0 {
			t.Errorf("for schema %d: %v %s", known, report.Findings, diff)
		}
	}
}
