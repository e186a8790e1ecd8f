package storetest

import (
	"context"
	"errors"
	"testing"

	"usynys/store"
)

// Run tests a backend. open opens or creates the store in a folder, and closes it when the
// test ends, unless the test has.
func Run(t *testing.T, open func(t *testing.T, folder string) store.Store) {
	parts := []struct {
		name  string
		tests []test
	}{
		{"Transactions", transactionTests},
		{"Updates", updateTests},
		{"Quarantine", quarantineTests},
		{"Records", recordTests},
		{"People", peopleTests},
		{"Erasure", erasureTests},
		{"Proposals", proposalTests},
		{"Queue", queueTests},
		{"Links", linkTests},
		{"Moderation", moderationTests},
		{"Alarms", alarmTests},
		{"Groups", groupTests},
		{"Figures", figureTests},
		{"Tallies", tallyTests},
		{"Audit", auditTests},
		{"Outbox", outboxTests},
		{"DeadLetters", deadLetterTests},
		{"Slots", slotTests},
		{"Jobs", jobTests},
	}
	for _, part := range parts {
		t.Run(part.name, func(t *testing.T) {
			for _, test := range part.tests {
				t.Run(test.name, func(t *testing.T) { test.run(newHarness(t, t, open)) })
			}
		})
	}
	t.Run("Model", func(t *testing.T) {
		t.Run("Proposals", func(t *testing.T) { checkProposalModel(t, open) })
		t.Run("Outbox", func(t *testing.T) { checkOutboxModel(t, open) })
	})
}

// test is one promise of the contract.
type test struct {
	name string
	run  func(b *harness)
}

// Twice returns a store that runs the function of every Update twice and rolls the first
// run back, as a backend may do after a conflict. Tests run on it to show that their
// functions may run again. A function that fails in the first run is not run again.
func Twice(inner store.Store) store.Store { return twice{inner} }

type twice struct{ store.Store }

var errAgain = errors.New("run again")

func (s twice) Update(ctx context.Context, fn func(store.Tx) error) error {
	err := s.Store.Update(ctx, func(tx store.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		return errAgain
	})
	if !errors.Is(err, errAgain) {
		return err
	}
	return s.Store.Update(ctx, fn)
}
