package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Decline declines a proposal with the reason typed behind its number, or offers
// the reasons to choose from: /decline 123 reason, /decline 123, or the button.
// Either way the reason is shown as its author will read it before it goes out.
func Decline(t *dialog.Turn) error {
	p, rest, done, err := toDecide(t, "decline_usage")
	switch {
	case done || err != nil:
		return err
	case p.VotedBy(*t.Catalogue, t.Staff.ID):
		return dialog.Sorry("second_vote")
	case rest != "":
		return begin(t, p, declineJob(), store.Task{}, rest)
	}
	screen, err := reasonsScreen(t, p)
	if err != nil {
		return err
	}
	t.ShowIn(proposal.CardSlot(p.Seq), "", screen)
	return nil
}

// reasonsScreen is the card with the reasons in place of its buttons.
func reasonsScreen(t *dialog.Turn, p store.Proposal) (dialog.Screen, error) {
	screen, err := proposal.Card(t, *t.Staff, p)
	if err != nil {
		return screen, err
	}
	templates, err := store.Templates(t.Tx, *t.Catalogue, false)
	if err != nil {
		return screen, fmt.Errorf("list the reasons: %w", err)
	}
	screen.Text = append(screen.Text, dialog.Say("reason_choose"))
	screen.Rows = nil
	for _, template := range templates {
		screen.Row(dialog.Button{Label: template.Button, Press: proposal.PressOn(p, ReasonAction, template.Code)})
	}
	screen.Row(proposal.Button(p, "button_own_reason", OwnReasonAction))
	screen.Row(proposal.Button(p, "button_back", proposal.CardAction))
	return screen, nil
}

func declineJob() job {
	return job{action: store.ActionDecline, ask: "reason_ask", take: takeReason, typed: hasWords, preview: previewDecline, send: decline, label: "button_send"}
}

// previewDecline is the notice of the decision, before it is one.
func previewDecline(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	declined := p
	declined.Status = store.Declined
	declined.Decision = store.Decision{Action: store.ActionDecline, Reason: t.Session.Task.Reason}
	text, err := asAuthorReads(t, p, proposal.Notice(t.Catalogue, declined))
	if t.Catalogue.Moderation.Needs(store.SecondForDeclines) && !p.Vote.Given() {
		text = append(text, dialog.Say("second_needed"))
	}
	return text, err
}

func decline(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return declineFor(t, p, task.Revision, task.Reason)
}

// declineFor declines, or puts the first of two votes for it. Whoever votes first
// gives the proposal back, so that a colleague can look at it.
func declineFor(t *dialog.Turn, p store.Proposal, revision uint32, reason store.Reason) error {
	change := store.Change{Action: store.ActionDecline, Revision: revision, Reason: reason}
	if t.Catalogue.Moderation.Needs(store.SecondForDeclines) && !p.Vote.Given() {
		return decide(t, p, change, "done_vote", func(after store.Proposal) error {
			return store.Release(t.Tx, after.Seq, t.Staff.ID)
		})
	}
	return decide(t, p, change, "done_declined", announce(t))
}
