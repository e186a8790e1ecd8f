package dialog

import "usynys/store"

// PostToGroup shows a screen in a group, in a language; the empty one is the group's own, and
// every language in a group that has none.
func (t *Turn) PostToGroup(group store.ChatID, language store.Language, row store.OutboxRow, screen Screen) {
	t.add(Effect{To: group, Language: language, Row: row, Screen: screen})
}

// RespondInGroup answers a command in the group where it was written.
func (t *Turn) RespondInGroup(screen Screen) {
	row := store.OutboxRow{Lane: store.LaneReplies, Slot: HintSlot, NotAbove: t.Input.Message}
	t.PostToGroup(t.Group, t.Person.Language, row, screen)
}

// SenderReachable reports whether the sender's private chat can be written to.
func (t *Turn) SenderReachable() bool { return t.Person.Reachable() }
