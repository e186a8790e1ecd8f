package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// OwnReasonAction is the action of the button to write a reason oneself.
const OwnReasonAction = "own_reason"

// declineFlow is the id of the flow in which a moderator types a reason.
const declineFlow = "decline"

// OwnReason asks the sender for a reason in their own words. What they type goes
// to the proposal; a draft of their own stays as it is.
func OwnReason(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	if !undecided(p, t.Input.Press.Revision) {
		return overtaken(t, p)
	}
	t.Session.Subject, t.Session.SubjectRevision = p.Seq, p.Revision
	// The question comes below the card, so that the card can be read while typing.
	if err := t.Retire(dialog.ScreenSlot); err != nil {
		return err
	}
	return t.Begin(declineFlow)
}

// DeclineFlow is the flow in which a moderator types a reason. Its only step has
// the effect itself, because the reason is kept nowhere in between.
func DeclineFlow() dialog.Flow {
	return dialog.Flow{
		ID: declineFlow,
		Steps: []dialog.Step{{
			ID: "reason", Ask: askReason, Take: takeReason,
			Answered: func(*dialog.Turn) (bool, error) { return false, nil },
		}},
		Finish: func(*dialog.Turn) error { return nil },
		Cancel: cancelReason,
	}
}

func askReason(t *dialog.Turn) (dialog.Screen, error) {
	p, err := reasonSubject(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{proposal.Named(p), dialog.Say("reason_ask")}}
	screen.Row(t.CancelButton())
	return screen, nil
}

// cancelReason leads back to the card, which appears in place of the question.
func cancelReason(t *dialog.Turn) error {
	p, err := reasonSubject(t)
	if err != nil {
		return giveUp(t, err)
	}
	screen, err := proposal.Card(t, *t.Staff, p)
	if err != nil {
		return err
	}
	if t.Input.Kind == dialog.Pressed {
		// The message with the question becomes the card, so it must stay in its slot.
		if err := leaveReason(t); err != nil {
			return err
		}
		return show(t, proposal.CardSlot(p.Seq), dialog.ScreenSlot, screen)
	}
	t.ShowIn(proposal.CardSlot(p.Seq), "", screen)
	return endReason(t)
}
