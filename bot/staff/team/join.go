package team

import (
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

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

// DeclineInvite leaves everything as it is. The invitation stays good for as long as it was.
func DeclineInvite(t *dialog.Turn) error {
	if _, err := openedInvite(t); err != nil {
		return err
	}
	t.Session.InviteHash = ""
	t.ShowIn(offerSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("refused")}})
	return nil
}

// openedInvite is the hash of the invitation that the pressed button was shown for: the
// one whose link the sender has opened. Nobody else can know it.
func openedInvite(t *dialog.Turn) (string, error) {
	hash := t.Session.InviteHash
	if hash == "" || (store.Invite{Hash: hash}).ShortHash() != t.Input.Press.Argument {
		return "", dialog.ErrStale
	}
	return hash, nil
}
