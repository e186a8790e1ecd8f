// Package groups links staff groups and keeps one message in each up to date: the summary
// of what waits within the group's scope.
package groups

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// The actions of the buttons in a group.
const (
	ScopeAction   = "group_scope"
	TakeAction    = "group_take"
	RefreshAction = "group_refresh"
)

// Link links the group where it is written, once its scope is chosen: /linkgroup.
func Link(t *dialog.Turn) error {
	switch {
	case t.Group == 0:
		return dialog.NewProblem("group_how", dialog.Data{"Bot": t.BotName})
	case !t.SenderReachable():
		return dialog.NewProblem("group_start_first")
	}
	askScope(t, 0, t.Input.Message)
	return nil
}

// Unlink unlinks the group where it is written: /unlinkgroup.
func Unlink(t *dialog.Turn) error {
	if t.Group == 0 {
		return dialog.NewProblem("group_how_unlink", dialog.Data{"Bot": t.BotName})
	}
	group, err := rules.UnlinkGroup(t.Tx, t.Group, *t.Staff, t.Now)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return dialog.NewProblem("group_not_linked", dialog.Data{"Bot": t.BotName})
	case errors.Is(err, rules.ErrNotAuthorized):
		return dialog.NewProblem("group_other_regions")
	case err != nil:
		return err
	}
	if err := retireSummary(t, group); err != nil {
		return err
	}
	t.RespondInGroup(dialog.Screen{Text: []dialog.Text{dialog.Say("group_unlinked", dialog.Data{"Bot": t.BotName})}})
	return nil
}

// retireSummary removes the buttons of a group's summary and drops what the outbox has for
// the group.
func retireSummary(t *dialog.Turn, group store.Group) error {
	message, err := t.Tx.Slot(group.Chat, store.GroupSlot)
	if err != nil {
		return err
	}
	if err := t.Tx.DropOutbox(group.Chat); err != nil || message == 0 {
		return err
	}
	t.PostToGroup(group.Chat, group.Language, store.OutboxRow{Lane: store.LaneNotices, StripKeyboard: message}, dialog.Screen{})
	return t.Tx.SetSlot(group.Chat, store.GroupSlot, 0)
}

// linkedGroup returns the staff group in which a button was pressed.
func linkedGroup(t *dialog.Turn) (store.Group, error) {
	group, err := store.Groups.Get(t.Tx, t.Group)
	if errors.Is(err, store.ErrNotFound) {
		return group, dialog.NewProblem("group_stale")
	}
	return group, err
}

// HandleLost unlinks a group that the bot can't write to any more, and notifies the
// administrators, also those who pause, since there may be no others. muted is set if the
// bot is still in the group.
func HandleLost(t *dialog.Turn, chat store.ChatID, muted bool) error {
	group, err := rules.ForgetGroup(t.Tx, chat, t.Now)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	data := dialog.Data{"Scope": scopeLines(t.Catalogue, group.Scope), "Bot": t.BotName}
	text := dialog.Say("group_removed", data)
	if muted {
		text = dialog.Say("group_muted", data)
	}
	staff, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return err
	}
	for _, reader := range staff {
		if reader.Has(store.RightManage) {
			t.NotifyDespitePause(reader, dialog.Screen{Text: []dialog.Text{text}})
		}
	}
	return nil
}
