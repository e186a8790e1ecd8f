package admin

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Join accepts the offer that the sender was shown.
func Join(t *dialog.Turn) error {
	hash, err := offered(t)
	if err != nil {
		return err
	}
	invite, before, after, err := store.UseInvite(t.Tx, t.Now, hash, t.Person.ID, t.Sender.Name)
	if err != nil {
		return notAccepted(t, err)
	}
	t.Session.Invite, t.Staff = "", &after
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("joined"), place(t, after.Role, after.Scope), dialog.Say("joined_next")}}
	t.ShowIn(offerSlot, "", screen)
	t.SendMenu()
	if before.Role != "" {
		err = changed(t, invite.By, before, after)
	}
	name := dialog.Data{"Name": staffName(after)}
	showInviteEnd(t, invite, dialog.Say("invite_accepted", name))
	t.Notify(invite.By, dialog.Screen{Text: []dialog.Text{dialog.Say("invite_accepted", name), place(t, after.Role, after.Scope), dialog.Say("invite_accepted_next")}})
	return err
}

// Refuse leaves everything as it is. The invitation stays good for as long as it was.
func Refuse(t *dialog.Turn) error {
	if _, err := offered(t); err != nil {
		return err
	}
	t.Session.Invite = ""
	t.ShowIn(offerSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("refused")}})
	return nil
}

// offered is the hash of the invitation that the pressed button was shown for: the
// one whose link the sender has opened. Nobody else can know it.
func offered(t *dialog.Turn) (string, error) {
	hash := t.Session.Invite
	if hash == "" || (store.Invite{Hash: hash}).Short() != t.Input.Press.Argument {
		return "", dialog.ErrStale
	}
	return hash, nil
}
