package review

import (
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// SecondDecline declines a proposal for the reason that a colleague, who voted first, gave.
func SecondDecline(t *dialog.Turn) error {
	p, _, done, err := desk.LoadForAction(t, "", store.ActionDecline)
	switch {
	case done || err != nil:
		return err
	case !p.Vote.Given():
		return dialog.ErrStale
	}
	return applyDecline(t, p, p.Revision, p.Vote.Reason)
}

// Decline declines a proposal with the reason typed behind its number, or offers
// the reasons to choose from: /decline 123 reason, /decline 123, or the button.
// Either way the reason is shown as its author will read it before it goes out.
func Decline(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "decline_usage", store.ActionDecline)
	switch {
	case done || err != nil:
		return err
	case p.VotedBy(*t.Catalogue, t.Staff.ID):
		return dialog.NewProblem("second_vote")
	case rest != "":
		return desk.BeginTask(t, p, declineTask(), store.Task{}, rest)
	}
	screen, err := reasonsScreen(t, p)
	if err != nil {
		return err
	}
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return nil
}

// reasonsScreen is the card with the reasons in place of its buttons.
func reasonsScreen(t *dialog.Turn, p store.Proposal) (dialog.Screen, error) {
	screen, err := card.Screen(t, *t.Staff, p)
	if err != nil {
		return screen, err
	}
	templates, err := rules.Templates(t.Tx, *t.Catalogue, false)
	if err != nil {
		return screen, fmt.Errorf("list the reasons: %w", err)
	}
	screen.Text = append(screen.Text, dialog.Say("reason_choose"))
	screen.Rows = nil
	for _, template := range templates {
		screen.AddRow(dialog.Button{Label: template.Button, Press: proposal.PressChoice(p, ReasonAction, template.Code)})
	}
	screen.AddRow(proposal.Button(p, "button_own_reason", OwnReasonAction))
	screen.AddRow(proposal.Button(p, "button_back", card.CardAction))
	return screen, nil
}

func declineTask() desk.TaskSpec {
	return desk.TaskSpec{Action: store.ActionDecline, AskKey: "reason_ask", Parse: desk.SetReason, HasInput: desk.HasReason, Preview: previewDecline, Execute: sendDecline, SendLabel: "button_send"}
}

// previewDecline is the notice of the decision, before it is one.
func previewDecline(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	declined := p
	declined.Status = store.StatusDeclined
	declined.Decision = store.Decision{Action: store.ActionDecline, Reason: t.Session.Task.Reason}
	text, err := desk.PreviewForAuthor(t, p, notice.Decision(t.Catalogue, declined))
	if t.Catalogue.Moderation.NeedsSecondVote(store.SecondForDeclines) && !p.Vote.Given() {
		text = append(text, dialog.Say("second_needed"))
	}
	return text, err
}

func sendDecline(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return applyDecline(t, p, task.Revision, task.Reason)
}

// applyDecline declines, or puts the first of two votes for it. Whoever votes first
// gives the proposal back, so that a colleague can look at it.
func applyDecline(t *dialog.Turn, p store.Proposal, revision uint32, reason store.Reason) error {
	change := rules.Change{Action: store.ActionDecline, Revision: revision, Reason: reason}
	if t.Catalogue.Moderation.NeedsSecondVote(store.SecondForDeclines) && !p.Vote.Given() {
		return desk.ApplyChange(t, p, change, "done_vote", func(after store.Proposal) error {
			return rules.ReleaseLease(t.Tx, after.Seq, t.Staff.ID)
		})
	}
	return desk.ApplyChange(t, p, change, "done_declined", desk.AnnounceDecision(t))
}

// ReasonAction is the action of the buttons with the templates, OwnReasonAction that
// of the button to write a reason oneself.
const (
	ReasonAction    = "reason"
	OwnReasonAction = "own_reason"
)

// ChooseReason begins declining a proposal with a template.
func ChooseReason(t *dialog.Turn) error {
	p, code, done, err := desk.LoadForAction(t, "", store.ActionDecline)
	if done || err != nil {
		return err
	}
	template, known, err := rules.TemplateOf(t.Tx, *t.Catalogue, code)
	switch {
	case err != nil:
		return fmt.Errorf("read the reasons: %w", err)
	case !known || template.Withdrawn:
		return dialog.ErrStale
	}
	reason := store.Reason{Code: template.Code, Template: template.Text}
	return desk.BeginTask(t, p, declineTask(), store.Task{Reason: reason}, "")
}

// WriteReason asks the sender for a reason in their own words. What they type goes
// to the proposal; a draft of their own stays as it is.
func WriteReason(t *dialog.Turn) error {
	p, _, done, err := desk.LoadForAction(t, "", store.ActionDecline)
	if done || err != nil {
		return err
	}
	return desk.BeginTask(t, p, declineTask(), store.Task{}, "")
}
