package storetest

import (
	"context"
	"errors"
	"testing"

	"usynys/store"
)

// Run tests a backend. The function open opens the store in a folder or makes
// one there; it closes the store when the test ends, unless the test has.
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
		{"Staff", staffTests},
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

// Twice returns the store with every function of an update run twice, the first time
// rolled back, as a backend may do that repeats a transaction after a conflict.
// Callers run their tests on it to show that their functions may run again. A function
// that fails at the first run is not run again.
func Twice(inner store.Store) store.Store { return twice{inner} }

type twice struct{ store.Store }

// errAgain rolls the first run back.
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
