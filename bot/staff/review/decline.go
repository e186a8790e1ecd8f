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

// SecondDecline declines a proposal with the reason of the colleague who voted first.
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

// Decline declines a proposal with the reason that follows its number, or offers the
// reasons to choose from: /decline 123 reason, /decline 123, or the button. The reason is
// previewed as the author will read it.
func Decline(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "decline_usage", store.ActionDecline)
	switch {
	case done || err != nil:
		return err
	case p.VotedBy(*t.Catalogue, t.Staff.ID):
		return dialog.NewProblem("second_vote")
	case rest != "":
		return desk.BeginTask(t, p, declineTask, store.Task{}, rest)
	}
	templates, err := rules.Templates(t.Tx, *t.Catalogue, false)
	if err != nil {
		return fmt.Errorf("list the reasons: %w", err)
	}
	var rows [][]dialog.Button
	for _, template := range templates {
		rows = append(rows, []dialog.Button{{Label: template.Button, Press: proposal.PressChoice(p, ReasonAction, template.Code)}})
	}
	rows = append(rows, []dialog.Button{proposal.Button(p, "button_own_reason", OwnReasonAction)})
	return askOnCard(t, p, "reason_choose", card.CardAction, rows)
}

var declineTask = desk.TaskSpec{
	Action: store.ActionDecline, AskKey: "reason_ask", SendLabel: "button_send",
	Parse: desk.SetReason, HasInput: desk.HasReason, Preview: previewDecline, Execute: sendDecline,
}

// previewDecline returns the notice that the author would get.
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

// applyDecline declines a proposal, or gives the first of two votes for that. The first
// vote releases the lease, so that a colleague can look at the proposal.
func applyDecline(t *dialog.Turn, p store.Proposal, revision uint32, reason store.Reason) error {
	change := rules.Change{Action: store.ActionDecline, Revision: revision, Reason: reason}
	if t.Catalogue.Moderation.NeedsSecondVote(store.SecondForDeclines) && !p.Vote.Given() {
		return desk.ApplyChange(t, p, change, "done_vote", func(after store.Proposal) error {
			return rules.ReleaseLease(t.Tx, after.Seq, t.Staff.ID)
		})
	}
	return desk.ApplyChange(t, p, change, "done_declined", desk.AnnounceDecision(t))
}

// The actions of the buttons that choose a template and that ask for a reason in the
// moderator's own words.
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
	return desk.BeginTask(t, p, declineTask, store.Task{Reason: reason}, "")
}

// WriteReason asks the sender for a reason in their own words.
func WriteReason(t *dialog.Turn) error {
	p, _, done, err := desk.LoadForAction(t, "", store.ActionDecline)
	if done || err != nil {
		return err
	}
	return desk.BeginTask(t, p, declineTask, store.Task{}, "")
}
