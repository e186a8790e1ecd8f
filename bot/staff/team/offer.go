package team

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// The actions of the buttons under an offer to join the staff.
const (
	JoinAction   = "join"
	RefuseAction = "refuse"
)

const (
	joinFlow  = "join"
	offerSlot = "offer"
)

// OpenInvite answers the link of an invitation. A person who is new chooses a language
// first.
func OpenInvite(t *dialog.Turn, code string) error {
	t.Session.InviteHash = store.HashInviteCode(code)
	if !t.Person.Language.Valid() {
		return t.BeginFlow(joinFlow)
	}
	return showInvitation(t)
}

// JoinFlow asks a new person for their language and shows the offer.
func JoinFlow(language dialog.Step) dialog.Flow {
	return dialog.Flow{ID: joinFlow, Steps: []dialog.Step{language}, Finish: showInvitation}
}

// showInvitation shows who invites the sender to what.
func showInvitation(t *dialog.Turn) error {
	invite, err := rules.FindUsableInvite(t.Tx, t.Now, t.Session.InviteHash, t.Person.ID)
	if err != nil {
		return showNotAccepted(t, err)
	}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("offer", dialog.Data{"Name": inviterName(invite)}),
		roleAndScope(t, invite.Role, invite.Scope),
		dialog.Say("about_" + string(invite.Role)),
	}}
	if t.Staff != nil {
		screen.Text = append(screen.Text, dialog.Say("offer_instead"), roleAndScope(t, t.Staff.Role, t.Staff.Scope))
	} else {
		screen.Text = append(screen.Text, dialog.Say("offer_name"))
	}
	screen.AddRow(desk.ActionButton("button_join", JoinAction, invite.ShortHash()), desk.ActionButton("button_refuse", RefuseAction, invite.ShortHash()))
	return showOffer(t, screen)
}

// showOffer shows a screen in the slot of the offer, or in place of the question for the
// language if that was just answered. An offer further up loses its buttons.
func showOffer(t *dialog.Turn, screen dialog.Screen) error {
	from, err := t.Tx.Slot(t.Person.ID.Chat(), dialog.ScreenSlot)
	switch {
	case err != nil:
		return err
	case t.Input.Kind == dialog.Pressed && t.Input.Press.Action != dialog.AnswerAction:
		t.ShowIn(offerSlot, "", screen)
		return nil
	}
	if err := t.RemoveSlotButtons(offerSlot); err != nil {
		return err
	}
	if t.Input.Kind == dialog.Pressed && from == t.Input.Message {
		t.ShowIn(offerSlot, dialog.ScreenSlot, screen)
		return nil
	}
	t.ShowIn(offerSlot, "", screen)
	return nil
}

// showNotAccepted says why an invitation can't be accepted, in place of the offer if it is
// still shown. A guessed code gets the same answer whether or not it ever existed.
func showNotAccepted(t *dialog.Turn, err error) error {
	text, err := notAcceptedText(t, err)
	if err != nil {
		return err
	}
	t.Session.InviteHash = ""
	return showOffer(t, dialog.Screen{Text: []dialog.Text{text}})
}

func notAcceptedText(t *dialog.Turn, err error) (dialog.Text, error) {
	var used *rules.InviteUsedError
	switch {
	case errors.As(err, &used) && used.By == t.Person.ID:
		return dialog.Say("invite_used_by_you"), nil
	case errors.As(err, &used):
		return dialog.Say("invite_used"), nil
	case errors.Is(err, rules.ErrInviteInvalid):
		return dialog.Say("invite_gone"), nil
	case errors.Is(err, rules.ErrInviteRevoked):
		return dialog.Say("invite_taken_back"), nil
	case errors.Is(err, rules.ErrSelfChange):
		return dialog.Say("invite_own"), nil
	case errors.Is(err, rules.ErrConfiguredStaff):
		return dialog.Say("invite_for_configured"), nil
	case errors.Is(err, rules.ErrLastAdministrator):
		return dialog.Say("invite_for_last"), nil
	}
	return dialog.Text{}, err
}

// AcceptInvite accepts the offer that the sender was shown.
func AcceptInvite(t *dialog.Turn) error {
	hash, err := openedInvite(t)
	if err != nil {
		return err
	}
	invite, before, after, err := rules.AcceptInvite(t.Tx, t.Now, hash, t.Person.ID, t.Sender.Name)
	if err != nil {
		return showNotAccepted(t, err)
	}
	t.Session.InviteHash, t.Staff = "", &after
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("joined"), roleAndScope(t, after.Role, after.Scope), dialog.Say("joined_next")}}
	t.ShowIn(offerSlot, "", screen)
	t.SendMenu()
	if before.Role != "" {
		err = applyStaffChange(t, invite.By, before, after)
	}
	name := dialog.Data{"Name": staffName(after)}
	showInviteOutcome(t, invite, dialog.Say("invite_accepted", name))
	t.Notify(invite.By, dialog.Screen{Text: []dialog.Text{dialog.Say("invite_accepted", name), roleAndScope(t, after.Role, after.Scope), dialog.Say("invite_accepted_next")}})
	return err
}

// DeclineInvite closes the offer. The invitation stays valid.
func DeclineInvite(t *dialog.Turn) error {
	if _, err := openedInvite(t); err != nil {
		return err
	}
	t.Session.InviteHash = ""
	t.ShowIn(offerSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("refused")}})
	return nil
}

// openedInvite returns the hash of the invitation whose link the sender has opened, if the
// pressed button belongs to it.
func openedInvite(t *dialog.Turn) (string, error) {
	hash := t.Session.InviteHash
	if hash == "" || (store.Invite{Hash: hash}).ShortHash() != t.Input.Press.Argument {
		return "", dialog.ErrStale
	}
	return hash, nil
}
