package bot

import (
	"testing"

	"usynys/store"
)

// TestDrill kills a bot before and after each of its first commits, and finds
// nothing wrong. I1, I2, I3.
func TestDrill(t *testing.T) {
	t.Parallel()
	for _, fault := range newDrill(t, flaw{}).run() {
		t.Error(fault)
	}
}

// TestDrillHasTeeth requires that the drill finds the mistakes that are easily
// made: a test that no mistake can fail proves nothing.
func TestDrillHasTeeth(t *testing.T) {
	t.Parallel()
	for name, flaw := range map[string]flaw{
		"the offset is stored in a second transaction": {wrap: offsetApart},
		"updates are confirmed before they are stored": {confirms: true},
		"messages are sent before the commit":          {wrap: sendBeforeCommit},
		"ids below the offset are skipped":             {wrap: skipBelowOffset},
		"rows are struck off before they are sent":     {wrap: strikeOffFirst},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faults := newDrill(t, flaw).run()
			if len(faults) == 0 {
				t.Fatal("the drill finds nothing wrong")
			}
			t.Logf("%d faults are found, the first: %.300s", len(faults), faults[0])
		})
	}
}

// TestRedeliveryHasTeeth requires that the check of redelivery finds a bot that
// forgets what it has had.
func TestRedeliveryHasTeeth(t *testing.T) {
	d := newDirect(t)
	d.welcome(1, store.Kazakh)
	d.poller.Store = &flawed{Store: d.kept, update: func(tx store.Tx) store.Tx { return forgetfulTx{tx} }}
	raws := d.batch(text(1, 10, "/new"), text(1, 11, "idea"))
	if d.sameAfter(raws) {
		t.Error("what was delivered again has no second effect")
	}
}

// forgetfulTx does not know which updates it has had.
type forgetfulTx struct{ store.Tx }

func (forgetfulTx) MarkProcessed(store.UpdateKey) error { return nil }
