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
	if err := tell(t, after); err != nil {
		return err
	}
	return proposal.RefreshCards(t, after)
}

// tell sends the notice of a decision to the author, and to the authors of what is
// linked to the proposal.
func tell(t *dialog.Turn, p store.Proposal) error {
	if p.Author != 0 {
		t.Notify(p.Author, proposal.Notice(t.Catalogue, p))
	}
	return nil
}
