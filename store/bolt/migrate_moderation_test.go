package bolt

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"usynys/store"
	"usynys/store/storetest"
)

// beforeModeration is a folder with the store of testdata, which a program from
// before moderation has written.
func beforeModeration(t *testing.T) string {
	t.Helper()
	packed, err := os.Open("testdata/schema-1.db.gz")
	ok(t, err)
	defer func() { _ = packed.Close() }()
	unpacked, err := gzip.NewReader(packed)
	ok(t, err)
	content, err := io.ReadAll(unpacked)
	ok(t, err)
	folder := t.TempDir()
	ok(t, os.WriteFile(filepath.Join(folder, FileName), content, fileMode))
	return folder
}

func migrated(t *testing.T) *Store {
	t.Helper()
	return mustOpen(t, Options{Folder: beforeModeration(t)})
}

func TestAStoreFromBeforeModerationIsMigratedAfterACopy(t *testing.T) {
	folder := beforeModeration(t)
	path := filepath.Join(folder, FileName)
	before := take(t, path)
	ok(t, mustOpen(t, Options{Folder: folder}).Close())
	report := sound(t, path)
	if report.Schema != 2 || report.Proposals != 63 || report.Waiting != 17 || report.People != 5 || report.Outbox != 1 || report.AuditEntries != 112 {
		t.Errorf("got %+v", report)
	}
	report, err := Verify(path+".before-2", nil)
	ok(t, err)
	if report.Schema != 1 || report.Total != 0 {
		t.Errorf("the copy: %+v", report)
	}
	// The copy is the way back: with it in its place all is as before.
	ok(t, os.Rename(path+".before-2", path))
	ok(t, mustOpen(t, Options{Folder: folder}).Close())
	if after := take(t, path); after == before {
		t.Error("the restored copy was not migrated")
	}
	sound(t, path)
}

// A program from before moderation knows version 1 and refuses what this one left.
func TestAProgramFromBeforeModerationRefusesTheMigratedStore(t *testing.T) {
	folder := beforeModeration(t)
	path := filepath.Join(folder, FileName)
	ok(t, mustOpen(t, Options{Folder: folder}).Close())
	before := take(t, path)
	err := withFile(path, func(tx *bbolt.Tx) error {
		_, err := readSchema(tx, firstSchema)
		return err
	})
	var newer *store.NewerError
	if !errors.As(err, &newer) || newer.Found != 2 || newer.Known != 1 {
		t.Errorf("got %v", err)
	}
	if take(t, path) != before {
		t.Error("the file was touched")
	}
}

func TestWhatWasThereBeforeModerationIsRead(t *testing.T) {
	ok(t, migrated(t).View(context.Background(), func(r store.Reader) error {
		var last store.QueuePlace
		count := 0
		for place, err := range r.Queue(store.Submitted, store.QueuePlace{}) {
			ok(t, err)
			p, err := r.Proposal(place.Seq)
			ok(t, err)
			if place != store.PlaceOf(p) || p.Status != store.Submitted || p.Title == "" || p.Body == "" || place.Order < last.Order {
				t.Errorf("place %+v after %+v of %+v", place, last, p)
			}
			last = place
			count++
		}
		standing, err := r.Standing(store.Submitted)
		ok(t, err)
		counted := uint64(0)
		for _, s := range standing {
			counted += s.Count
		}
		if count != 17 || counted != uint64(count) {
			t.Errorf("%d wait, %d were counted", count, counted)
		}
		for p, err := range r.Proposals(0) {
			ok(t, err)
			readBack(t, r, p)
		}
		return nil
	}))
}

// readBack looks at a migrated proposal by all that moderation finds it by.
func readBack(t *testing.T, r store.Reader, p store.Proposal) {
	t.Helper()
	var actions []store.Action
	for entry, err := range r.AuditOf(p.Seq) {
		ok(t, err)
		actions = append(actions, entry.Action)
	}
	if len(actions) == 0 || actions[0] != store.ActionSubmit || p.Status != store.Submitted && actions[1] != p.Decision.Action {
		t.Errorf("the story of proposal %d is %v", p.Seq, actions)
	}
	same, err := collect(r.SameText(store.TextSum(p.Body)))
	ok(t, err)
	if !slices.Contains(same, p.Seq) || p.Body == "Бірдей мәтін." && len(same) != 4 {
		t.Errorf("proposal %d is not among those of its text: %v", p.Seq, same)
	}
	if !p.Status.Open() && !p.AnsweredAt.Equal(p.Decision.At) {
		t.Errorf("proposal %d was answered at %s", p.Seq, p.AnsweredAt)
	}
	if p.Pending() {
		t.Errorf("proposal %d is still to be told", p.Seq)
	}
}

// The same store goes on working: what is old is decided, reopened and erased, and
// still nothing is wrong with it.
func TestAMigratedStoreGoesOn(t *testing.T) {
	s := migrated(t)
	at := storetest.Start.AddDate(0, 0, 30)
	mustUpdate(t, s, func(tx store.Tx) error {
		do := func(action store.Action, seq store.Seq, by store.Staff) {
			t.Helper()
			at = at.Add(time.Minute)
			_, err := store.Apply(tx, storetest.Catalogue(), storetest.Zone, store.Change{
				Proposal: seq, Action: action, By: by, At: at, Reason: store.Reason{Text: "себебі", Language: store.Kazakh}, Text: "Қалай?",
				Topic: "ecology", Region: "KZ-10",
			})
			ok(t, err)
		}
		var waiting, decided []store.Seq
		for p, err := range tx.Proposals(0) {
			ok(t, err)
			if p.Status == store.Submitted {
				waiting = append(waiting, p.Seq)
			} else {
				decided = append(decided, p.Seq)
			}
		}
		other := store.Staff{ID: 901, Role: store.Moderator}
		for _, seq := range waiting {
			do(store.ActionMove, seq, other)
		}
		do(store.ActionAccept, waiting[0], other)
		do(store.ActionDecline, waiting[1], other)
		do(store.ActionAsk, waiting[2], other)
		do(store.ActionReopen, decided[0], other)
		do(store.ActionDecline, decided[0], other)
		do(store.ActionReopen, decided[1], storetest.Moderator())
		_, err := store.Erase(tx, storetest.Catalogue(), storetest.Zone, 2000, at)
		return err
	})
	ok(t, s.Close())
	sound(t, s.Path())
}

// What old entries tell, which have no day, is still compared with the counts.
func TestVerifyFindsFaultsFromBeforeModeration(t *testing.T) {
	s := migrated(t)
	ok(t, s.Close())
	entered := store.Entered{Day: "2026-11-23", Status: store.Submitted, Region: "KZ-75", Topic: "education", Language: store.Kazakh}
	for name, c := range map[string]struct {
		change func(tx *transaction) error
		found  string
	}{
		"one counted too many": {func(tx *transaction) error { return tx.CountEntered(entered, 1) }, "3 entered status submitted on 2026-12-02, the audit entries tell of 2"},
		"one counted too few":  {func(tx *transaction) error { return tx.CountEntered(entered, -1) }, "1 fewer entered status submitted until 2026-12-"},
		"counted under another topic": {func(tx *transaction) error {
			other := entered
			other.Topic = "work"
			if err := tx.CountEntered(entered, -2); err != nil {
				return err
			}
			return tx.CountEntered(other, 2)
		}, "more proposals of this kind than were counted until"},
		"counted long after": {func(tx *transaction) error {
			other := entered
			other.Day = "2027-01-10"
			if err := tx.CountEntered(entered, -1); err != nil {
				return err
			}
			return tx.CountEntered(other, 1)
		}, "1 entered status submitted on 2027-01-10"},
		"an answer too many": {func(tx *transaction) error {
			return tx.CountAnswered(store.Answered{Day: "2026-11-24", Within: 3}, 1)
		}, "43 answers were counted"},
		"an answer too few": {func(tx *transaction) error {
			return tx.CountAnswered(store.Answered{Day: "2026-11-24", Within: 3}, -1)
		}, "1 fewer answers within span 3"},
	} {
		t.Run(name, func(t *testing.T) {
			bad := copyFile(t, s.Path())
			alter(t, bad, func(tx *transaction) { ok(t, c.change(tx)) })
			report, err := Verify(bad, nil)
			ok(t, err)
			if all := strings.Join(report.Findings, "\n"); !strings.Contains(all, c.found) {
				t.Errorf("want %q among:\n%s", c.found, all)
			}
		})
	}
}
