package admin

import (
	"errors"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// InvitesAction lists the open invitations, RevokeAction takes one back.
const (
	InvitesAction = "invites"
	RevokeAction  = "revoke"
)

// Invites lists the invitations that somebody can still accept.
func Invites(t *dialog.Turn) error {
	number, _ := strconv.Atoi(t.Input.Press.Argument)
	screen, err := invitesScreen(t, number)
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
	page := dialog.PageOf(number, len(open), t.Catalogue.Limits.PageSize)
	for i, invite := range open[page.From:page.To] {
		screen.Text = append(screen.Text, dialog.Say("invites_line", dialog.Data{
			"Position": page.From + i + 1, "Place": place(t, invite.Role, invite.Scope),
			"Name": inviterName(invite), "Until": invite.Until,
		}))
		button := revokeButton(invite, "button_revoke_one")
		button.Label = dialog.Say("button_revoke_one", dialog.Data{"Position": page.From + i + 1})
		screen.Row(button)
	}
	screen.Row(pageButtons(InvitesAction, page)...)
	screen.Row(button("button_back", StaffAction, "0"))
	return screen, nil
}

// openInvites are the invitations the sender may take back, the newest first.
func openInvites(t *dialog.Turn) ([]store.Invite, error) {
	all, err := store.Invites.All(t.Tx)
	if err != nil {
		return nil, err
	}
	open := slices.DeleteFunc(all, func(i store.Invite) bool { return !i.Open(t.Now) || !t.Staff.Scope.Contains(i.Scope) })
	slices.SortStableFunc(open, func(a, b store.Invite) int { return b.At.Compare(a.At) })
	return open, nil
}

func revokeButton(invite store.Invite, label string) dialog.Button {
	return button(label, RevokeAction, invite.Short())
}

// Revoke takes back the invitation that the pressed button names.
func Revoke(t *dialog.Turn) error {
	invite, err := shortInvite(t, t.Input.Press.Argument)
	if err != nil {
		return err
	}
	wasOpen := invite.Open(t.Now)
	invite, err = store.RevokeInvite(t.Tx, *t.Staff, t.Now, invite.Hash)
	var used *store.InviteUsedError
	switch {
	case errors.As(err, &used):
		return dialog.Sorry("invite_accepted_before")
	case err != nil:
		return refused(err)
	case !wasOpen:
		return dialog.Sorry("invite_over")
	}
	done := dialog.Say("invite_revoked")
	showInviteEnd(t, invite, done)
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

// shortInvite finds the invitation that a button names.
func shortInvite(t *dialog.Turn, short string) (store.Invite, error) {
	all, err := store.Invites.All(t.Tx)
	if err != nil {
		return store.Invite{}, err
	}
	at := slices.IndexFunc(all, func(i store.Invite) bool { return i.Short() == short })
	if at < 0 {
		return store.Invite{}, dialog.ErrStale
	}
	return all[at], nil
}
