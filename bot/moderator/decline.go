package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Decline declines a proposal with the reason typed behind its number, or offers
// the reasons to choose from: /decline 123 reason, /decline 123, or the button.
func Decline(t *dialog.Turn) error {
	p, rest, err := subject(t, "decline_usage")
	if err != nil {
		return err
	}
	if rest != "" && t.Input.Kind != dialog.Pressed {
		reason, err := written(t, rest)
		if err != nil {
			return err
		}
		return decide(t, p, store.Change{Action: store.ActionDecline, Reason: reason})
	}
	if !undecided(p, t.Input.Press.Revision) {
		return overtaken(t, p)
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
	screen.Text = append(screen.Text, dialog.Say("reason_choose"))
	screen.Rows = nil
	for _, reason := range t.Catalogue.Reasons {
		press := proposal.Press(p, ReasonAction)
		press.Argument += "." + reason.Code
		screen.Row(dialog.Button{Label: reason.Button, Press: press})
	}
	screen.Row(proposal.Button(p, "button_own_reason", OwnReasonAction))
	screen.Row(proposal.Button(p, "button_back", proposal.CardAction))
	return screen, nil
}
