package moderator

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Tell tells an author what was decided, when the decision can no longer be taken
// back.
func Tell(t *dialog.Turn, alarm store.Alarm) error {
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, store.Change{
		Proposal: store.Seq(alarm.Subject), Action: store.ActionTell, At: t.Now,
	})
	var overtaken *store.OvertakenError
	switch {
	case errors.Is(err, store.ErrNotFound), errors.As(err, &overtaken):
		return nil // erased or taken back meanwhile
	case err != nil:
		return fmt.Errorf("tell the decision on proposal %d: %w", alarm.Subject, err)
	}
	if err := proposal.Announce(t, after); err != nil {
		return err
	}
	return proposal.RefreshCards(t, after)
}
