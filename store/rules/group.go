package rules

import (
	"errors"
	"time"

	"usynys/store"
)

// LinkGroup makes a Telegram group a staff group, or changes what its message shows. by
// is the member of the staff who asks. It changes nothing in a group that is linked with
// the same scope and language.
//
// Errors: [ErrNotAuthorized] for a person who may not manage all that the group shows or
// would show.
func LinkGroup(tx store.Tx, group store.Group, by store.Staff) error {
	if err := authorizeManage(by, group.Scope); err != nil {
		return err
	}
	before, err := store.Groups.Get(tx, group.Chat)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	linked := err == nil
	if linked && !by.Scope.Contains(before.Scope) {
		return ErrNotAuthorized
	}
	if linked && before.Language == group.Language && before.Scope.Equal(group.Scope) {
		return nil
	}
	entry := groupAuditEntry(group.Chat, by.ID, group.At)
	entry.Field, entry.New = "scope", group.Scope.Codes()
	if linked {
		entry.Old = before.Scope.Codes()
	}
	group.By, group.At = by.ID, group.At.UTC()
	if err := store.Groups.Put(tx, group); err != nil {
		return err
	}
	return tx.AppendAudit(entry)
}

// UnlinkGroup makes a staff group an ordinary group again, and returns it.
//
// Errors: [store.ErrNotFound] for a group that is not linked, and [ErrNotAuthorized] for a
// person who may not manage all that it shows.
func UnlinkGroup(tx store.Tx, chat store.ChatID, by store.Staff, at time.Time) (store.Group, error) {
	group, err := store.Groups.Get(tx, chat)
	if err != nil {
		return store.Group{}, err
	}
	if err := authorizeManage(by, group.Scope); err != nil {
		return group, err
	}
	return deleteGroup(tx, chat, by.ID, at)
}

// ForgetGroup forgets a group that the bot was removed from or may not write in any more,
// with everything still to be sent to it. It returns [store.ErrNotFound] for one that is no
// staff group; what was to be sent to it is dropped all the same.
func ForgetGroup(tx store.Tx, chat store.ChatID, at time.Time) (store.Group, error) {
	if err := tx.DropOutbox(chat); err != nil {
		return store.Group{}, err
	}
	if err := tx.SetSlot(chat, store.GroupSlot, 0); err != nil {
		return store.Group{}, err
	}
	return deleteGroup(tx, chat, 0, at)
}

func deleteGroup(tx store.Tx, chat store.ChatID, by store.PersonID, at time.Time) (store.Group, error) {
	group, err := store.Groups.Get(tx, chat)
	if err != nil {
		return store.Group{}, err
	}
	if err := dropGroup(tx, group); err != nil {
		return group, err
	}
	entry := groupAuditEntry(chat, by, at)
	entry.Field, entry.Old = "scope", group.Scope.Codes()
	return group, tx.AppendAudit(entry)
}

// dropGroup deletes the record of a group and its alarm.
func dropGroup(tx store.Tx, group store.Group) error {
	if err := store.Groups.Delete(tx, group.Chat); err != nil {
		return err
	}
	return tx.ClearAlarm(store.AlarmGroup, group.AlarmSubject())
}

// MigrateGroup follows a group that Telegram migrated to a supergroup, which is another
// chat with another id and no messages. What was to be sent to the group goes to the
// supergroup as new messages, and a staff group gets its own message there. It may be
// called for any group and is idempotent.
func MigrateGroup(tx store.Tx, from, to store.ChatID, at time.Time) error {
	if err := rerouteOutbox(tx, from, to); err != nil {
		return err
	}
	if err := tx.SetSlot(from, store.GroupSlot, 0); err != nil {
		return err
	}
	group, err := store.Groups.Get(tx, from)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := dropGroup(tx, group); err != nil {
		return err
	}
	entry := groupAuditEntry(from, 0, at)
	entry.Field, entry.Old, entry.New = "chat", from.String(), to.String()
	if err := tx.AppendAudit(entry); err != nil {
		return err
	}
	group.Chat = to
	if err := store.Groups.Put(tx, group); err != nil {
		return err
	}
	return ScheduleGroupRefresh(tx, group, at)
}

// rerouteOutbox moves the outbox of one chat to another. Rows that only edit messages of
// the old chat are dropped.
func rerouteOutbox(tx store.Tx, from, to store.ChatID) error {
	rows, err := tx.OutboxOf(from)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := tx.DeleteSent(row.ID); err != nil {
			return err
		}
		if row.StripKeyboard != 0 || row.EditOnly {
			continue
		}
		row.Chat, row.FromSlot, row.NotAbove, row.NotBefore = to, "", 0, time.Time{}
		if _, err := tx.Enqueue(row); err != nil {
			return err
		}
	}
	return nil
}

func groupAuditEntry(chat store.ChatID, by store.PersonID, at time.Time) store.AuditEntry {
	return store.AuditEntry{At: at, Actor: by, Action: store.ActionChangeGroup, Subject: chat.String()}
}

// ScheduleGroupRefresh sets the alarm that updates the message of a group, unless it is
// set for an earlier moment already.
func ScheduleGroupRefresh(tx store.Tx, group store.Group, at time.Time) error {
	wanted := store.Alarm{At: at, Kind: store.AlarmGroup, Subject: group.AlarmSubject()}
	before, err := tx.Alarm(wanted.Kind, wanted.Subject)
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && wanted.At.Before(before.At):
		return tx.SetAlarm(wanted)
	}
	return err
}
