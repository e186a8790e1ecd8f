package storetest

import (
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
