package participant

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Remind reminds the author of a question that waits, or, after the last reminder,
// closes the proposal. The author can take that back at any time. An answer that is
// written but was never sent is passed on instead.
func Remind(t *dialog.Turn, alarm store.Alarm) error {
	p, err := t.Tx.Proposal(store.Seq(alarm.Subject))
	if errors.Is(err, store.ErrNotFound) || err == nil && p.Status != store.Asked {
		return nil // erased or answered meanwhile
	}
	if err != nil {
		return fmt.Errorf("read proposal %d: %w", alarm.Subject, err)
	}
	reply, err := replyOf(t, p.Seq)
	if err != nil {
		return fmt.Errorf("read the unsent answer about proposal %d: %w", p.Seq, err)
	}
	over := p.Question().Reminded >= len(t.Catalogue.Moderation.Remind)
	switch {
	case over && reply.Empty():
		err = lapse(t, p)
	case over:
		err = passOn(t, p, reply)
	default:
		err = remind(t, p, reply)
	}
	if err != nil {
		return fmt.Errorf("remind the author of proposal %d: %w", p.Seq, err)
	}
	return nil
}

func remind(t *dialog.Turn, p store.Proposal, reply store.Reply) error {
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, store.Change{Proposal: p.Seq, Action: store.ActionRemind, At: t.Now})
	if err != nil {
		return err
	}
	notice := proposal.RemindedNotice(t.Catalogue, after)
	if !reply.Empty() {
		notice = unsentNotice(t.Catalogue, after, reply)
	}
	t.Notify(after.Author, notice)
	return nil
}

func lapse(t *dialog.Turn, p store.Proposal) error {
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, store.Change{Proposal: p.Seq, Action: store.ActionLapse, At: t.Now})
	if err != nil {
		return err
	}
	if err := proposal.Announce(t, after); err != nil {
		return err
	}
	return proposal.RefreshCards(t, after)
}
