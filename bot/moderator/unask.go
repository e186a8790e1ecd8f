package moderator

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Unask takes back a question that waits for its author: the button on the card, or
// /unask 123. The proposal waits for a decision again, and the author is told that
// nothing is to be done.
func Unask(t *dialog.Turn) error {
	p, err := alone(t, "unask_usage")
	if err == nil {
		err = mayDecide(t, p)
	}
	switch {
	case err != nil:
		return err
	case !seen(t, p):
		return overtaken(t, p)
	case p.Status != store.Asked:
		return dialog.Sorry("unask_nothing", dialog.Data{"Number": p.Number})
	}
	reply, err := store.ReplyDrafts.Get(t.Tx, p.Seq)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("read the answer begun to proposal %d: %w", p.Seq, err)
	}
	reached, err := store.Reachable(t.Tx, p.Author)
	if err != nil {
		return fmt.Errorf("read the author of proposal %d: %w", p.Seq, err)
	}
	change := store.Change{Action: store.ActionUnask, Revision: t.Input.Press.Revision}
	if !reached {
		return decide(t, p, change, "done_unasked_untold", nil)
	}
	return decide(t, p, change, "done_unasked", func(after store.Proposal) error {
		t.Notify(after.Author, proposal.UnaskedNotice(after, !reply.Empty()))
		return nil
	})
}

// askedFirst answers somebody who wants to decide, or to ask again, while the author
// is being asked. What they typed is given back.
func askedFirst(t *dialog.Turn, p store.Proposal) error {
	if err := endTaskFor(t, p.Seq); err != nil {
		return err
	}
	return showCard(t, p, beingAsked(p))
}

// beingAsked says that the question stands in the way, and how to take it back.
func beingAsked(p store.Proposal) dialog.Text {
	return dialog.Say("asked_first", dialog.Data{"Number": p.Number, "Proposal": p.Seq.String()})
}
