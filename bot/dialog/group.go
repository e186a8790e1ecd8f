package dialog

import "usynys/store"

// Post shows a screen in a group, in a language; the empty one is the group's own, and
// every language in a group that has none.
func (t *Turn) Post(group store.ChatID, language store.Language, row store.Outgoing, screen Screen) {
	t.add(Effect{To: group, Language: language, Row: row, Screen: screen})
}

// Respond answers a command in the group where it was written.
func (t *Turn) Respond(screen Screen) {
	row := store.Outgoing{Lane: store.Replies, Slot: HintSlot, After: t.Input.Message}
	t.Post(t.Group, t.Person.Language, row, screen)
}

// Reachable reports whether the sender's private chat can be written to.
func (t *Turn) Reachable() bool { return t.Person.Reachable() }
