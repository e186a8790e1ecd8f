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

// inviteFlow is the id of the flow that asks for the role and scope of an invitation.
const inviteFlow = "invite"

// InvitePrefix begins the payload of an invitation's link.
const InvitePrefix = "i"

// codeBytes is how many random bytes the code of an invitation has. Encoded, with the
// prefix, they fit into the 64 characters of a link's payload.
const codeBytes = 24

// Invite answers /invite.
func Invite(t *dialog.Turn) error { return beginFlow(t, inviteFlow, store.AdminDraft{}) }

// InviteFlow asks an administrator for the role and scope of an invitation.
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

// finishInvite makes the invitation. Its link is shown once and not stored.
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
	screen.AddRow(revokeButton(invite, dialog.Say("button_revoke")))
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

// inviteSlot shows the maker of an invitation what becomes of it.
func inviteSlot(invite store.Invite) string { return "invite:" + invite.ShortHash() }

// showInviteOutcome replaces the link of an invitation in its maker's chat by what has
// become of the invitation.
func showInviteOutcome(t *dialog.Turn, invite store.Invite, outcome dialog.Text) {
	t.Refresh(invite.By.Chat(), inviteSlot(invite), dialog.Screen{Text: []dialog.Text{outcome, roleAndScope(t, invite.Role, invite.Scope)}})
}
