package replay_test

import (
	"fmt"
	"strings"
	"testing"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/replay"
	"usynys/store/rules"
	"usynys/store/storetest"
)

func filled(t *testing.T) store.Store {
	t.Helper()
	s, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	storetest.FillStore(t, s, 300)
	update(t, s, func(tx store.Tx) error {
		p, err := storetest.Sample{At: storetest.StartTime}.Submit(tx)
		if err != nil {
			return err
		}
		catalogue := storetest.Catalogue()
		catalogue.Moderation.UndoWindow = store.Duration(1e12)
		for _, action := range []store.Action{store.ActionAccept, store.ActionUndo} {
			change := rules.Change{Proposal: p.Seq, Action: action, By: storetest.Moderator(), At: storetest.StartTime.AddDate(0, 1, 0)}
			if _, err := rules.Apply(tx, catalogue, storetest.Zone, change); err != nil {
				return err
			}
		}
		_, err = rules.Erase(tx, catalogue, storetest.Zone, 3, storetest.StartTime)
		return err
	})
	return s
}

func update(t *testing.T, s store.Store, fn func(tx store.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

func verify(t *testing.T, s store.Store) []error {
	t.Helper()
	var findings []error
	err := s.View(t.Context(), func(r store.Reader) (err error) {
		findings, err = replay.Verify(r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return findings
}

func TestNothingIsFoundInASoundStore(t *testing.T) {
	if findings := verify(t, filled(t)); len(findings) > 0 {
		t.Errorf("found %v", findings)
	}
}

func TestNothingIsFoundInAnEmptyStore(t *testing.T) {
	s, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if findings := verify(t, s); len(findings) > 0 {
		t.Errorf("found %v", findings)
	}
}

func TestEveryDifferenceIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		change func(tx store.Tx) error
		found  string
	}{
		"a proposal that was not submitted": {func(tx store.Tx) error {
			return tx.SaveProposal(store.Proposal{Seq: 1000, Status: store.StatusSubmitted})
		}, "not in the status"},
		"a proposal deleted without an entry": {func(tx store.Tx) error { return tx.DeleteProposal(10) }, "a proposal that is not there"},
		"a status changed without an entry": {func(tx store.Tx) error {
			p, err := tx.Proposal(1)
			p.Status = store.StatusLapsed
			if err != nil {
				return err
			}
			return tx.SaveProposal(p)
		}, "not in the status"},
		"an entry into a status too many": {func(tx store.Tx) error {
			return tx.AddEntries(store.EntryCount{Day: "2026-11-23", Status: store.StatusSubmitted}, 1)
		}, "entered status submitted on 2026-11-23"},
		"an entry into a status too few": {func(tx store.Tx) error {
			list, err := tx.EntryCounts("2026-11-23", "2026-11-23")
			if err != nil {
				return err
			}
			return tx.AddEntries(list[0], -1)
		}, "more proposals of this kind than were counted"},
		"an answer too many": {func(tx store.Tx) error {
			return tx.AddResponses(store.ResponseCount{Day: "2026-11-24"}, 1)
		}, "answers were counted"},
		"a tally too high": {func(tx store.Tx) error {
			return tx.AddTally(store.Tally{Kind: store.TallyDecidedBy, Key: "900", Day: "2026-11-24"}, 1)
		}, "were tallied"},
		"a tally too low": {func(tx store.Tx) error {
			return tx.AddTally(store.Tally{Kind: store.TallyUndone, Key: "900", Day: "2026-12-23"}, -1)
		}, "nothing was tallied"},
	} {
		t.Run(name, func(t *testing.T) {
			s := filled(t)
			update(t, s, c.change)
			if all := fmt.Sprint(verify(t, s)); !strings.Contains(all, c.found) {
				t.Errorf("want %q among %s", c.found, all)
			}
		})
	}
}
