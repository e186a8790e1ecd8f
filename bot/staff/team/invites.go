package team

import (
	"errors"
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// InvitesAction lists the open invitations, RevokeAction revokes one.
const (
	InvitesAction = "invites"
	RevokeAction  = "revoke"
)

// Invites lists the open invitations.
func Invites(t *dialog.Turn) error {
	screen, err := invitesScreen(t, pressedPage(t))
	if err != nil {
		return err
	}
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

func invitesScreen(t *dialog.Turn, number int) (dialog.Screen, error) {
	open, err := openInvites(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("invites", dialog.Data{"Total": len(open)})}}
	list := newList(t, InvitesAction, number, len(open))
	for i, invite := range open[list.From:list.To] {
		screen.Text = append(screen.Text, dialog.Say("invites_line", dialog.Data{
			"Position": list.From + i + 1, "Place": roleAndScope(t, invite.Role, invite.Scope),
			"Name": inviterName(invite), "Until": invite.Until,
		}))
		screen.AddRow(revokeButton(invite, dialog.Say("button_revoke_one", dialog.Data{"Position": list.From + i + 1})))
	}
	list.AddPageButtons(&screen)
	screen.AddRow(desk.ActionButton("button_back", StaffAction, "0"))
	return screen, nil
}

// openInvites returns the open invitations that the sender may revoke, the newest first.
func openInvites(t *dialog.Turn) ([]store.Invite, error) {
	all, err := store.Invites.All(t.Tx)
	if err != nil {
		return nil, err
	}
	open := slices.DeleteFunc(all, func(i store.Invite) bool { return !i.Usable(t.Now) || !t.Staff.Scope.Contains(i.Scope) })
	slices.SortStableFunc(open, func(a, b store.Invite) int { return b.At.Compare(a.At) })
	return open, nil
}

func revokeButton(invite store.Invite, label dialog.Text) dialog.Button {
	return dialog.Button{Label: label, Press: dialog.Press{Action: RevokeAction, Argument: invite.ShortHash()}}
}

// Revoke revokes the invitation that the pressed button names.
func Revoke(t *dialog.Turn) error {
	invite, err := findInvite(t, t.Input.Press.Argument)
	if err != nil {
		return err
	}
	wasOpen := invite.Usable(t.Now)
	invite, err = rules.RevokeInvite(t.Tx, *t.Staff, t.Now, invite.Hash)
	var used *rules.InviteUsedError
	switch {
	case errors.As(err, &used):
		return dialog.NewProblem("invite_accepted_before")
	case err != nil:
		return explainRefusal(err)
	case !wasOpen:
		return dialog.NewProblem("invite_over")
	}
	done := dialog.Say("invite_revoked")
	showInviteOutcome(t, invite, done)
	shown, err := t.Tx.Slot(t.Person.ID.Chat(), dialog.ListSlot)
	if err != nil {
		return err
	}
	t.Toast = &done
	if shown == t.Input.Message {
		screen, err := invitesScreen(t, 0)
		if err != nil {
			return err
		}
		t.ShowIn(dialog.ListSlot, "", screen)
	}
	return nil
}

// findInvite returns the invitation with a short hash.
func findInvite(t *dialog.Turn, short string) (store.Invite, error) {
	all, err := store.Invites.All(t.Tx)
	if err != nil {
		return store.Invite{}, err
	}
	at := slices.IndexFunc(all, func(i store.Invite) bool { return i.ShortHash() == short })
	if at < 0 {
		return store.Invite{}, dialog.ErrStale
	}
	return all[at], nil
}
