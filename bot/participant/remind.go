package participant

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Remind reminds the author of a question that waits, or, after the last reminder,
// closes the proposal. The author can take that back at any time.
func Remind(t *dialog.Turn, alarm store.Alarm) error {
	p, err := t.Tx.Proposal(store.Seq(alarm.Subject))
	if errors.Is(err, store.ErrNotFound) || err == nil && p.Status != store.Asked {
		return nil // erased or answered meanwhile
	}
	if err != nil {
		return fmt.Errorf("read proposal %d: %w", alarm.Subject, err)
	}
	change := store.Change{Proposal: p.Seq, Action: store.ActionRemind, At: t.Now}
	if p.Question().Reminded >= len(t.Catalogue.Moderation.Remind) {
		change.Action = store.ActionLapse
	}
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, change)
	if err != nil {
		return fmt.Errorf("%s proposal %d: %w", change.Action, p.Seq, err)
	}
	if change.Action == store.ActionLapse {
		return errors.Join(proposal.Announce(t, after), proposal.RefreshCards(t, after))
	}
	t.Notify(after.Author, proposal.RemindedNotice(t.Catalogue, after))
	return nil
}
