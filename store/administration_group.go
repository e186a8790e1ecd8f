package store

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"
)

// LinkGroup makes a Telegram group a group of the staff, or changes what its message
// tells of. group.By is who asks. A group that is linked just so already is left as it
// is.
//
// Errors: [ErrNotEntitled] for whoever may not manage, or not all that the group shows
// or would show.
func LinkGroup(tx Tx, group Group, by Staff) error {
	if err := manages(by, group.Scope); err != nil {
		return err
	}
	before, err := tx.Group(group.Chat)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	linked := err == nil
	if linked && !by.Scope.Contains(before.Scope) {
		return ErrNotEntitled
	}
	if linked && before.Language == group.Language && before.Scope.equals(group.Scope) {
		return nil
	}
	entry := aboutGroup(group.Chat, by.ID, group.At)
	entry.Field, entry.New = "scope", group.Scope.codes()
	if linked {
		entry.Old = before.Scope.codes()
	}
	group.By, group.At = by.ID, group.At.UTC()
	if err := tx.SaveGroup(group); err != nil {
		return err
	}
	return tx.AppendAudit(entry)
}

// UnlinkGroup makes a group of the staff an ordinary one again. That it is none is
// [ErrNotFound]; [ErrNotEntitled] is for whoever may not manage all that it shows.
func UnlinkGroup(tx Tx, chat ChatID, by Staff, at time.Time) (Group, error) {
	group, err := tx.Group(chat)
	if err != nil {
		return Group{}, err
	}
	if err := manages(by, group.Scope); err != nil {
		return group, err
	}
	return endGroup(tx, chat, by.ID, at)
}

// LoseGroup ends a group of the staff that the bot was removed from, or may not write
// in any more: it is forgotten, and nothing waits for it. That it is none is
// [ErrNotFound], and then, too, nothing waits for it.
func LoseGroup(tx Tx, chat ChatID, at time.Time) (Group, error) {
	if err := tx.DropOutbox(chat); err != nil {
		return Group{}, err
	}
	if err := tx.SetSlot(chat, GroupSlot, 0); err != nil {
		return Group{}, err
	}
	return endGroup(tx, chat, 0, at)
}

func endGroup(tx Tx, chat ChatID, by PersonID, at time.Time) (Group, error) {
	group, err := tx.Group(chat)
	if err != nil {
		return Group{}, err
	}
	entry := aboutGroup(chat, by, at)
	entry.Field, entry.Old = "scope", group.Scope.codes()
	if err := tx.DeleteGroup(chat); err != nil {
		return group, err
	}
	if err := tx.ClearAlarm(AlarmGroup, group.Subject()); err != nil {
		return group, err
	}
	return group, tx.AppendAudit(entry)
}

// MoveGroup follows a group that became a supergroup, which is another chat with
// another id and no messages. What waited for the group goes to the supergroup as new
// messages; a staff group has its own message sent there. It may be called for any
// group and any number of times.
func MoveGroup(tx Tx, from, to ChatID, at time.Time) error {
	if err := moveOutbox(tx, from, to); err != nil {
		return err
	}
	if err := tx.SetSlot(from, GroupSlot, 0); err != nil {
		return err
	}
	group, err := tx.Group(from)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	entry := aboutGroup(from, 0, at)
	entry.Field, entry.Old, entry.New = "chat", from.String(), to.String()
	if err := tx.DeleteGroup(from); err != nil {
		return err
	}
	if err := tx.ClearAlarm(AlarmGroup, group.Subject()); err != nil {
		return err
	}
	if err := tx.AppendAudit(entry); err != nil {
		return err
	}
	group.Chat = to
	if err := tx.SaveGroup(group); err != nil {
		return err
	}
	return RefreshGroup(tx, group, at)
}

// moveOutbox sends what waits for a chat to another. What would only change messages
// of the old one has nothing to change.
func moveOutbox(tx Tx, from, to ChatID) error {
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

func aboutGroup(chat ChatID, by PersonID, at time.Time) AuditEntry {
	return AuditEntry{At: at, Actor: by, Action: ActionGroup, Subject: chat.String()}
}

// Contains reports whether everything within the other scope is within this one.
func (s Scope) Contains(other Scope) bool {
	return holds(s.Regions, other.Regions) && holds(s.Topics, other.Topics)
}

// holds reports whether one list, of which the empty one means all, has all of another.
func holds(list, others []string) bool {
	if len(list) == 0 {
		return true
	}
	missing := func(code string) bool { return !slices.Contains(list, code) }
	return len(others) > 0 && !slices.ContainsFunc(others, missing)
}

func (s Scope) equals(other Scope) bool {
	return slices.Equal(s.Regions, other.Regions) && slices.Equal(s.Topics, other.Topics)
}

// codes is the scope as an audit entry tells it.
func (s Scope) codes() string {
	return cmp.Or(strings.Join(slices.Concat(s.Regions, s.Topics), " "), "all")
}
