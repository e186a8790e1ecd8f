package store_test

import (
	"encoding/json"
	"testing"
	"time"

	"usynys/store"
)

func sampleEntry() store.AuditEntry {
	return store.AuditEntry{
		Seq: 2, At: time.Date(2026, 11, 23, 9, 0, 0, 123, time.UTC), Actor: 900, Action: store.ActionDecline,
		Proposal: 12, From: store.StatusSubmitted, To: store.StatusDeclined, ReasonCode: "duplicate", Previous: "00ff",
	}
}

// TestSealStaysTheSame keeps the chains of existing stores intact: an entry's
// hash must never come out differently.
func TestSealStaysTheSame(t *testing.T) {
	const wanted = "c70209aa22025f064d3a8150e2689bcbe7e891c72ddca19b695a9efa7ef4e666"
	if got := sampleEntry().WithHash().Hash; got != wanted {
		t.Errorf("got %s", got)
	}
}

func TestSealCoversEveryField(t *testing.T) {
	hashes := map[string]bool{sampleEntry().WithHash().Hash: true}
	changes := []func(e *store.AuditEntry){
		func(e *store.AuditEntry) { e.Seq++ },
		func(e *store.AuditEntry) { e.At = e.At.Add(1) },
		func(e *store.AuditEntry) { e.Actor++ },
		func(e *store.AuditEntry) { e.Action = store.ActionAccept },
		func(e *store.AuditEntry) { e.Proposal++ },
		func(e *store.AuditEntry) { e.From = store.StatusAccepted },
		func(e *store.AuditEntry) { e.To = store.StatusAccepted },
		func(e *store.AuditEntry) { e.Day = "2026-11-23" },
		func(e *store.AuditEntry) { e.ReasonCode = "other" },
		func(e *store.AuditEntry) { e.Previous = "00fe" },
	}
	for _, change := range changes {
		e := sampleEntry()
		change(&e)
		hashes[e.WithHash().Hash] = true
	}
	if len(hashes) != len(changes)+1 {
		t.Errorf("%d different hashes of %d different entries", len(hashes), len(changes)+1)
	}
}

func TestSealDoesNotDependOnTheZoneOrAnEarlierHash(t *testing.T) {
	e := sampleEntry()
	wanted := e.WithHash()
	e.At, e.Hash = e.At.In(almaty), "something"
	if got := e.WithHash(); got != wanted {
		t.Errorf("got %+v", got)
	}
}

func TestFollows(t *testing.T) {
	first := store.AuditEntry{Seq: 1, Action: store.ActionSubmit, Proposal: 1}.WithHash()
	second := store.AuditEntry{Seq: 2, Action: store.ActionAccept, Proposal: 1, Previous: first.Hash}.WithHash()
	if !first.Follows(nil) || !second.Follows(&first) {
		t.Error("an intact chain is called broken")
	}
	altered := second
	altered.Proposal = 2
	gap := store.AuditEntry{Seq: 3, Previous: first.Hash}.WithHash()
	other := store.AuditEntry{Seq: 2, Previous: second.Hash}.WithHash()
	for name, broken := range map[string]bool{
		"no first entry":                   second.Follows(nil),
		"the first again":                  first.Follows(&first),
		"an altered entry":                 altered.Follows(&first),
		"an altered and sealed one before": altered.WithHash().Follows(&altered),
		"a gap":                            gap.Follows(&first),
		"another chain":                    other.Follows(&first),
	} {
		if broken {
			t.Errorf("%s is called intact", name)
		}
	}
}

func TestEntriesReadBackIntact(t *testing.T) {
	first := store.AuditEntry{Seq: 1, At: time.Now(), Action: store.ActionSubmit, ReasonCode: "<&>\u2028"}.WithHash()
	text, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	var back store.AuditEntry
	if err := json.Unmarshal(text, &back); err != nil || !back.Follows(nil) {
		t.Errorf("got %+v, %v", back, err)
	}
}
