package demo

import (
	"errors"
	"slices"
	"testing"
	"time"

	"usynys/bot"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/screening"
)

// TestDemoBeginsWithAHistory fills a store twice: the second time adds nothing.
func TestDemoBeginsWithAHistory(t *testing.T) {
	cast, err := loadCast()
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := locales.Catalogue("")
	if err != nil {
		t.Fatal(err)
	}
	zone, err := bot.LoadZone(Zone)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	now := time.Date(2026, time.November, 23, 10, 0, 0, 0, zone)
	counts := map[store.Status]int{}
	for range 2 {
		clear(counts)
		seed := &seeder{cast: cast, catalogue: catalogue, zone: zone, now: now}
		authors, err := seed.fill(t.Context(), kept)
		if err != nil || len(authors) < 40 {
			t.Fatalf("%d authors, %v", len(authors), err)
		}
		err = kept.View(t.Context(), func(r store.Reader) error {
			for p, err := range r.Proposals(0) {
				if err != nil {
					return err
				}
				if p.SubmittedAt.After(now) {
					return errors.New("sent in the future: " + p.Number)
				}
				counts[p.Status]++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if counts[store.StatusSubmitted] < 8 || counts[store.StatusAccepted] < 8 || counts[store.StatusDeclined] < 8 || counts[store.StatusSubmitted] > 20 {
		t.Errorf("the states are uneven: %v", counts)
	}
}

// TestDemoHasWorkOfEveryKind looks for every kind of work of a moderator.
func TestDemoHasWorkOfEveryKind(t *testing.T) {
	found := map[string]int{}
	zone, err := bot.LoadZone(Zone)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, time.November, 23, 10, 0, 0, 0, zone)
	for _, p := range demoProposalsAt(t, now, zone) {
		for kind, is := range map[string]bool{
			"late":         p.Overdue(store.DateOf(now, zone)),
			"in time":      p.Status.Waiting() && !p.Overdue(store.DateOf(now, zone)),
			"asked":        p.Status == store.StatusAsked,
			"answered":     p.Status.Waiting() && p.LatestQuestion() != nil && p.LatestQuestion().Replied(),
			"linked":       p.Status == store.StatusLinked,
			"to be undone": p.Undoable(),
			"urgent":       p.Status.Waiting() && p.Urgent(),
			"with a link":  p.Status.Waiting() && slices.Contains(p.Flags, screening.FlagLink),
			"with a phone": p.Status.Waiting() && slices.Contains(p.Flags, screening.FlagPhone),
			"assigned":     p.Assignee != 0,
			"with a note":  len(p.Notes) > 0,
		} {
			if is {
				found[kind]++
			} else {
				found[kind] += 0
			}
		}
	}
	for kind, count := range found {
		if count == 0 || kind == "linked" && count != 2 {
			t.Errorf("%d proposals are %s", count, kind)
		}
	}
}

func demoProposalsAt(t *testing.T, now time.Time, zone *time.Location) []store.Proposal {
	t.Helper()
	cast, err := loadCast()
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := locales.Catalogue("")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	seed := &seeder{cast: cast, catalogue: catalogue, zone: zone, now: now}
	if _, err := seed.fill(t.Context(), kept); err != nil {
		t.Fatal(err)
	}
	var all []store.Proposal
	err = kept.View(t.Context(), func(r store.Reader) (err error) {
		all, err = store.Collect(r.Proposals(0))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
