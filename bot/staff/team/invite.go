package team

import (
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// inviteFlow is the id of the flow in which somebody says whom they invite to what.
const inviteFlow = "invite"

// InvitePrefix begins the payload of a link by which somebody joins the staff.
const InvitePrefix = "i"

// codeBytes is how many random bytes an invitation's code has. Written out they and
// the prefix stay within the 64 characters of a link's payload.
const codeBytes = 24

// Invite answers /invite.
func Invite(t *dialog.Turn) error { return beginFlow(t, inviteFlow, store.AdminDraft{}) }

// InviteFlow is the flow in which an administrator makes an invitation.
func InviteFlow() dialog.Flow {
	return dialog.Flow{
		ID: inviteFlow, Right: store.RightManage,
		Steps:  []dialog.Step{roleStep(), regionsStep(), topicsStep()},
		Finish: finishInvite,
		Cancel: func(t *dialog.Turn) error {
			t.LeaveFlow()
			t.Show(dialog.Screen{Text: []dialog.Text{dialog.Say("invite_not_made")}})
			return endFlow(t)
		},
	}
}

func roleStep() dialog.Step {
	return dialog.Step{
		ID: "role",
		Ask: func(t *dialog.Turn) (dialog.Screen, error) {
			screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_invite_role"), rolesExplained()}}
			for _, role := range store.Roles() {
				screen.AddRow(t.AnswerButton(roleButton(role), string(role)))
			}
			screen.AddRow(t.CancelButton())
			return screen, nil
		},
		Take: func(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
			role := store.Role(input.Press.Argument)
			switch {
			case input.Kind != dialog.Pressed:
				return dialog.Stay, dialog.NewProblem("use_buttons")
			case !slices.Contains(store.Roles(), role):
				return dialog.Stay, dialog.ErrStale
			}
			t.Staff.AdminDraft.Role = role
			return dialog.Next, saveDraft(t)
		},
		Answered: func(t *dialog.Turn) (bool, error) { return t.Staff.AdminDraft.Role.Valid(), nil },
	}
}

func rolesExplained() dialog.Text {
	var lines []dialog.Text
	for _, role := range store.Roles() {
		lines = append(lines, dialog.Say("about_"+string(role)))
	}
	return dialog.Say("roles", dialog.Data{"Roles": lines})
}

// finishInvite makes the invitation. Its link is shown this once and kept nowhere.
func finishInvite(t *dialog.Turn) error {
	code, err := newCode(t.Rand)
	if err != nil {
		return err
	}
	wanted := t.Staff.AdminDraft
	invite := store.Invite{
		Hash: store.HashInviteCode(code), Role: wanted.Role, Scope: wanted.Scope,
		Until: t.Now.UTC().Add(time.Duration(t.Catalogue.Moderation.InviteValidity)),
	}
	if err := rules.CreateInvite(t.Tx, *t.Staff, t.Now, invite); err != nil {
		return explainRefusal(err)
	}
	link := "https://t.me/" + t.BotName + "?start=" + InvitePrefix + code
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("invite_made"), roleAndScope(t, invite.Role, invite.Scope),
		dialog.Say("invite_link", dialog.Data{"Link": link}),
		dialog.Say("invite_how", dialog.Data{"Until": invite.Until}),
	}}
	screen.AddRow(revokeButton(invite, "button_revoke"))
	t.ShowIn(inviteSlot(invite), dialog.ScreenSlot, screen)
	return endFlow(t)
}

func newCode(random io.Reader) (string, error) {
	secret := make([]byte, codeBytes)
	if _, err := io.ReadFull(random, secret); err != nil {
		return "", fmt.Errorf("draw the code of an invitation: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(secret), nil
}

// inviteSlot is where whoever made an invitation sees what becomes of it.
func inviteSlot(invite store.Invite) string { return "invite:" + invite.ShortHash() }

// showInviteOutcome replaces the link of an invitation, where its maker sees it, by what
// has become of it.
func showInviteOutcome(t *dialog.Turn, invite store.Invite, end dialog.Text) {
	t.Refresh(invite.By.Chat(), inviteSlot(invite), dialog.Screen{Text: []dialog.Text{end, roleAndScope(t, invite.Role, invite.Scope)}})
}
