package rules_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"usynys/store"
	"usynys/store/screening"
)

// everything returns all that can be read of moderation as text: records, indexes and
// counts. Two stores with the same text differ in nothing that a transition could change.
func everything(t *testing.T, r store.Reader) string {
	t.Helper()
	var all strings.Builder
	say := func(what string, list any, err error) {
		check(t, err)
		fmt.Fprintf(&all, "%s: %+v\n", what, list)
	}
	for p, err := range r.Proposals(0) {
		say("proposal", p, err)
		for seq, err := range r.DuplicatesOf(p.Seq, 0) {
			say("linked to it", seq, err)
		}
		for seq, err := range r.ProposalsWithText(screening.TextHash(p.Body)) {
			say("of the same text", seq, err)
		}
		for entry, err := range r.AuditOf(p.Seq) {
			say("its story", entry.Seq, err)
		}
		block, err := store.FindBlock(r, p.Author)
		say("block", block, err)
	}
	for _, status := range store.Statuses() {
		for place, err := range r.Queue(store.QueueFilter{Status: status}, store.QueueOrder{}) {
			say("queue", place, err)
		}
		standing, err := r.StatusCounts(status)
		say("standing", sorted(standing), err)
	}
	for entry, err := range r.Audit(0) {
		say("audit", entry, err)
	}
	figures(r, say)
	leases, err := store.Leases.All(r)
	say("leases", leases, err)
	alarms, err := r.Alarms(sent.AddDate(1, 0, 0), 1000)
	say("alarms", alarms, err)
	rows, err := r.Outbox(0, 1000)
	say("outbox", rows, err)
	return all.String()
}

func figures(r store.Reader, say func(string, any, error)) {
	const first, last = "2026-01-01", "2027-12-31"
	for _, kind := range []store.TallyKind{
		store.TallyDecidedBy, store.TallyDecidedIn, store.TallyResponsesBy, store.TallyResponsesIn,
		store.TallyDeclinedFor, store.TallyDeclinedIn, store.TallyUndone, store.TallyOverturned,
	} {
		tallies, err := r.Tallies(kind, first, last)
		say(string(kind), sorted(tallies), err)
	}
	entered, err := r.EntryCounts(first, last)
	say("entered", sorted(entered), err)
	answered, err := r.ResponseCounts(first, last)
	say("answered", sorted(answered), err)
}

// sorted returns a list in no particular order as text, without counts of 0.
func sorted[T any](list []T) []string {
	said := make([]string, 0, len(list))
	for _, one := range list {
		if text := fmt.Sprintf("%+v", one); !strings.HasSuffix(text, "Count:0}") {
			said = append(said, text)
		}
	}
	slices.Sort(said)
	return said
}

var errTakenBack = errors.New("nothing of this is to stay")

// untouched runs a function in a transaction that is rolled back.
func untouched(t *testing.T, s store.Store, fn func(tx store.Tx)) {
	t.Helper()
	err := s.Update(t.Context(), func(tx store.Tx) error { fn(tx); return errTakenBack })
	if !errors.Is(err, errTakenBack) {
		t.Fatal(err)
	}
}
