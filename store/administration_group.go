package store

import (
	"errors"
	"time"
)

// LinkGroup makes a Telegram group a staff group, or changes what its message shows. by
// is the member of the staff who asks. It changes nothing in a group that is linked with
// the same scope and language.
//
// Errors: [ErrNotEntitled] for a person who may not manage, or not all that the group
// shows or would show.
func LinkGroup(tx Tx, group Group, by Staff) error {
	if err := authorizeManage(by, group.Scope); err != nil {
		return err
	}
	before, err := Groups.Get(tx, group.Chat)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	linked := err == nil
	if linked && !by.Scope.Contains(before.Scope) {
		return ErrNotEntitled
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
	if err := Groups.Put(tx, group); err != nil {
		return err
	}
	return tx.AppendAudit(entry)
}

// UnlinkGroup makes a staff group an ordinary group again, and returns it.
//
// Errors: [ErrNotFound] for a group that is not linked, and [ErrNotEntitled] for a
// person who may not manage all that it shows.
func UnlinkGroup(tx Tx, chat ChatID, by Staff, at time.Time) (Group, error) {
	group, err := Groups.Get(tx, chat)
	if err != nil {
		return Group{}, err
	}
	if err := authorizeManage(by, group.Scope); err != nil {
		return group, err
	}
	return deleteGroup(tx, chat, by.ID, at)
}

// LoseGroup forgets a group that the bot was removed from or may not write in any more,
// with everything still to be sent to it. It returns [ErrNotFound] for one that is no
// staff group; what was to be sent to it is dropped all the same.
func LoseGroup(tx Tx, chat ChatID, at time.Time) (Group, error) {
	if err := tx.DropOutbox(chat); err != nil {
		return Group{}, err
	}
	if err := tx.SetSlot(chat, GroupSlot, 0); err != nil {
		return Group{}, err
	}
	return deleteGroup(tx, chat, 0, at)
}

func deleteGroup(tx Tx, chat ChatID, by PersonID, at time.Time) (Group, error) {
	group, err := Groups.Get(tx, chat)
	if err != nil {
		return Group{}, err
	}
	if err := dropGroup(tx, group); err != nil {
		return group, err
	}
	entry := groupAuditEntry(chat, by, at)
	entry.Field, entry.Old = "scope", group.Scope.Codes()
	return group, tx.AppendAudit(entry)
}

// dropGroup deletes the record of a group and its alarm.
func dropGroup(tx Tx, group Group) error {
	if err := Groups.Delete(tx, group.Chat); err != nil {
		return err
	}
	return tx.ClearAlarm(AlarmGroup, group.Subject())
}

// MoveGroup follows a group that Telegram migrated to a supergroup, which is another
// chat with another id and no messages. What was to be sent to the group goes to the
// supergroup as new messages, and a staff group gets its own message there. It may be
// called for any group and is idempotent.
func MoveGroup(tx Tx, from, to ChatID, at time.Time) error {
	if err := rerouteOutbox(tx, from, to); err != nil {
		return err
	}
	if err := tx.SetSlot(from, GroupSlot, 0); err != nil {
		return err
	}
	group, err := Groups.Get(tx, from)
	if errors.Is(err, ErrNotFound) {
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
	if err := Groups.Put(tx, group); err != nil {
		return err
	}
	return RefreshGroup(tx, group, at)
}

// rerouteOutbox moves the outbox of one chat to another. Rows that only edit messages of
// the old chat are dropped.
func rerouteOutbox(tx Tx, from, to ChatID) error {
	rows, err := tx.OutboxOf(from)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := tx.StrikeOff(row.ID); err != nil {
			return err
		}
		if row.Strip != 0 || row.EditOnly {
			continue
		}
		row.Chat, row.From, row.After, row.NotBefore = to, "", 0, time.Time{}
		if _, err := tx.Enqueue(row); err != nil {
			return err
		}
	}
	return nil
}

func groupAuditEntry(chat ChatID, by PersonID, at time.Time) AuditEntry {
	return AuditEntry{At: at, Actor: by, Action: ActionGroup, Subject: chat.String()}
}

// RefreshGroup sets the alarm that brings the message of a group up to date, unless it
// is set for an earlier moment already.
func RefreshGroup(tx Tx, group Group, at time.Time) error {
	wanted := Alarm{At: at, Kind: AlarmGroup, Subject: group.Subject()}
	before, err := tx.Alarm(wanted.Kind, wanted.Subject)
	switch {
	case errors.Is(err, ErrNotFound), err == nil && wanted.At.Before(before.At):
		return tx.SetAlarm(wanted)
	}
	return err
}
