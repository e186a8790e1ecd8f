package main_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
	"usynys/store/bolt"
)

// TestCompactAfterForget erases all that people have written. Only compaction removes
// their words from the file. Chance decides which free pages the bot uses again, so many
// drafts are erased last.
func TestCompactAfterForget(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	p := w.run()
	var authors []*author
	for id := range int64(10) {
		authors = append(authors, newAuthor(w, 1001+id, store.Russian, 3))
	}
	w.converse(authors...)
	for _, author := range authors {
		author.Send("/forget")
		w.wait("it is asked for confirmation", func() bool { return author.PressLabel(author.text("button_forget")) == nil })
	}
	w.polled()
	p.terminate()
	const words = "Нужна всем."
	w.writeAndErase(words)
	path := filepath.Join(w.data, bolt.FileName)
	if report := w.verify(); report.Proposals+report.People != 0 || !contains(t, path, []byte(words)) {
		t.Fatalf("nothing is left to be wiped: %+v", report)
	}
	t.Log(w.succeed("compact"))
	w.verify()
	w.succeed("backup")
	for _, path := range append(w.backups(), path) {
		if contains(t, path, []byte(words)) {
			t.Errorf("what was erased is in %s still", path)
		}
	}
}

// writeAndErase saves drafts with the given words and erases them at once.
func (w *world) writeAndErase(words string) {
	w.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: w.data})
	if err != nil {
		w.Fatal(err)
	}
	each := func(change func(tx store.Tx, id store.PersonID) error) {
		err := kept.Update(w.Context(), func(tx store.Tx) error {
			for id := range store.PersonID(200) {
				if err := change(tx, 5000+id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			w.Fatal(err)
		}
	}
	title := store.TextPart{Text: strings.Repeat(words, 50)}
	each(func(tx store.Tx, id store.PersonID) error {
		return store.Drafts.Put(tx, store.Draft{Person: id, Title: title})
	})
	each(func(tx store.Tx, id store.PersonID) error { return tx.ErasePerson(id) })
	if err := kept.Close(); err != nil {
		w.Fatal(err)
	}
}

func contains(t *testing.T, path string, part []byte) bool {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(content, part)
}

// TestKilledCompaction kills compactions, each a little later. The store is whole after
// each, and its leftovers are removed.
func TestKilledCompaction(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	p := w.run()
	author := newAuthor(w, 1001, store.Russian, 3)
	w.converse(author)
	w.polled()
	p.terminate()
	whole := w.verify()
	killed := 0
	for i := range 25 {
		p := w.operate("compact")
		select {
		case <-p.ended:
		case <-time.After(time.Duration(i*2) * time.Millisecond):
		}
		p.kill()
		<-p.ended
		if !p.command.ProcessState.Success() {
			killed++
		}
		if got := w.verify(); got.Proposals != whole.Proposals || got.AuditEntries != whole.AuditEntries {
			t.Fatalf("after kill %d the store has %+v, it had %+v", i, got, whole)
		}
	}
	w.succeed("compact")
	w.exportedOnce(author)
	if rest, _ := filepath.Glob(filepath.Join(w.data, "*.new")); len(rest) > 0 {
		t.Errorf("left are %q", rest)
	}
	t.Logf("%d of 25 compactions were killed before their end", killed)
}
