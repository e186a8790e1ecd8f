package admin

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/store"
)

// The actions of the buttons that stand in a group.
const (
	GroupScopeAction   = "group_scope"
	GroupTakeAction    = "group_take"
	GroupRefreshAction = "group_refresh"
)

// LinkGroup makes the group where it is written a group of the staff, once its scope is
// chosen: /linkgroup.
func LinkGroup(t *dialog.Turn) error {
	switch {
	case t.Group == 0:
		return dialog.Sorry("group_how", dialog.Data{"Bot": t.BotName})
	case !t.Reachable():
		return dialog.Sorry("group_start_first")
	}
	askScope(t, 0, t.Input.Message)
	return nil
}

// UnlinkGroup makes it an ordinary group again: /unlinkgroup.
func UnlinkGroup(t *dialog.Turn) error {
	if t.Group == 0 {
		return dialog.Sorry("group_how_unlink", dialog.Data{"Bot": t.BotName})
	}
	group, err := store.UnlinkGroup(t.Tx, t.Group, *t.Staff, t.Now)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return dialog.Sorry("group_not_linked", dialog.Data{"Bot": t.BotName})
	case errors.Is(err, store.ErrNotEntitled):
		return dialog.Sorry("group_other_regions")
	case err != nil:
		return err
	}
	if err := retireSummary(t, group); err != nil {
		return err
	}
	t.Respond(dialog.Screen{Text: []dialog.Text{dialog.Say("group_unlinked", dialog.Data{"Bot": t.BotName})}})
	return nil
}

// retireSummary takes the buttons from the message of a group, and back what was to
// be changed of it.
func retireSummary(t *dialog.Turn, group store.Group) error {
	message, err := t.Tx.Slot(group.Chat, store.GroupSlot)
	if err != nil {
		return err
	}
	if err := t.Tx.DropOutbox(group.Chat); err != nil || message == 0 {
		return err
	}
	t.Post(group.Chat, group.Language, store.Outgoing{Lane: store.Notices, Strip: message}, dialog.Screen{})
	return t.Tx.SetSlot(group.Chat, store.GroupSlot, 0)
}

// linked is the staff group in which a button was pressed.
func linked(t *dialog.Turn) (store.Group, error) {
	group, err := t.Tx.Group(t.Group)
	if errors.Is(err, store.ErrNotFound) {
		return group, dialog.Sorry("group_stale")
	}
	return group, err
}

// LoseGroup ends a group that the bot can't write to any more, and tells the
// administrators what to do about it, also those who pause: there may be no others. muted is set where the bot is still in it.
func LoseGroup(t *dialog.Turn, chat store.ChatID, muted bool) error {
	group, err := store.LoseGroup(t.Tx, chat, t.Now)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	data := dialog.Data{"Scope": scopeLines(t.Catalogue, group.Scope), "Bot": t.BotName}
	happened := dialog.Say("group_removed", data)
	if muted {
		happened = dialog.Say("group_muted", data)
	}
	staff, err := t.Tx.AllStaff()
	if err != nil {
		return err
	}
	for _, reader := range staff {
		if reader.Has(store.Manage) {
			t.NotifyResponsible(reader, dialog.Screen{Text: []dialog.Text{happened}})
		}
	}
	return nil
}
