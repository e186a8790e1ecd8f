package dialog

import "usynys/store"

// Effect is one message to send: its recipient, its slot and its content.
type Effect struct {
	// To is the recipient's chat. The message is in the recipient's language.
	To store.ChatID
	// Language, if set, replaces the recipient's language.
	Language store.Language
	// Row has the lane, the slot and other fields of the future outbox row. Rendering
	// fills in its Message.
	Row    store.OutboxRow
	Screen Screen
	// Attachment, if set, is sent instead of the screen.
	Attachment *store.Attachment
	// Menu sends the menu of commands of the chat's person instead of the screen.
	Menu bool
}

// The slots of a private chat. Each card has a slot of its own, see package card.
const (
	// ScreenSlot shows the question being asked, or the main menu.
	ScreenSlot = "screen"
	// ListSlot shows lists, so that a list does not replace the question being asked.
	ListSlot = "list"
	// HintSlot shows hints, one at a time.
	HintSlot = "hint"
)

// Show shows the sender a screen: the message is edited if it is the newest in the chat,
// and sent below otherwise.
func (t *Turn) Show(screen Screen) { t.ShowIn(ScreenSlot, "", screen) }

// ShowIn shows a screen in a slot. from, if not empty, is the slot whose message moves
// to this slot.
func (t *Turn) ShowIn(slot, from string, screen Screen) {
	t.add(Effect{To: t.chat(), Screen: screen, Row: store.OutboxRow{Lane: store.LaneReplies, Slot: slot, FromSlot: from, NotAbove: t.Session.LastMessage}})
}

// Reply sends the sender a new message, in no slot.
func (t *Turn) Reply(screen Screen) {
	t.add(Effect{To: t.chat(), Screen: screen, Row: store.OutboxRow{Lane: store.LaneReplies}})
}

// ReplyIn sends the sender a new message in a language they have not chosen.
func (t *Turn) ReplyIn(language store.Language, screen Screen) {
	t.add(Effect{To: t.chat(), Language: language, Screen: screen, Row: store.OutboxRow{Lane: store.LaneReplies}})
}

// SendAttachment sends the sender a file or place.
func (t *Turn) SendAttachment(attachment store.Attachment) {
	t.add(Effect{To: t.chat(), Attachment: &attachment, Row: store.OutboxRow{Lane: store.LaneReplies}})
}

// Notify sends a person a new message that they did not ask for: their phone rings.
func (t *Turn) Notify(person store.PersonID, screen Screen) {
	t.add(Effect{To: person.Chat(), Screen: screen, Row: store.OutboxRow{Lane: store.LaneNotices}})
}

// Refresh edits the message that a chat shows in a slot, if it shows one.
func (t *Turn) Refresh(chat store.ChatID, slot string, screen Screen) {
	t.add(Effect{To: chat, Screen: screen, Row: store.OutboxRow{Lane: store.LaneReplies, Slot: slot, EditOnly: true}})
}

// RemoveSlotButtons removes the buttons of the message that the sender's chat shows in a
// slot, and empties the slot.
func (t *Turn) RemoveSlotButtons(slot string) error {
	message, err := t.Tx.Slot(t.chat(), slot)
	if err != nil || message == 0 {
		return err
	}
	t.RemoveButtons(message)
	return t.Tx.SetSlot(t.chat(), slot, 0)
}

// RemoveButtons removes the buttons of a message in the sender's chat.
func (t *Turn) RemoveButtons(message int64) {
	t.add(Effect{To: t.chat(), Row: store.OutboxRow{Lane: store.LaneReplies, StripKeyboard: message}})
}

// SendMenu sets the sender's menu of commands, see [Turn.SendMenuTo].
func (t *Turn) SendMenu() { t.SendMenuTo(t.Person.ID) }

// SendMenuTo sets a person's menu of commands, by their language and role at the end of
// the turn.
func (t *Turn) SendMenuTo(person store.PersonID) {
	t.add(Effect{To: person.Chat(), Menu: true, Row: store.OutboxRow{Lane: store.LaneReplies, Slot: "menu"}})
}

// ShowHint answers a press with a toast, and any other input with a hint.
func (t *Turn) ShowHint(text Text) {
	if t.Input.Kind == Pressed {
		t.Toast = &text
		return
	}
	t.ShowIn(HintSlot, "", Screen{Text: []Text{text}})
}

// PostToGroup shows a screen in a group. An empty language means the group's own, or all
// languages if it has none.
func (t *Turn) PostToGroup(group store.ChatID, language store.Language, row store.OutboxRow, screen Screen) {
	t.add(Effect{To: group, Language: language, Row: row, Screen: screen})
}

// RespondInGroup answers a command in the group where it was written.
func (t *Turn) RespondInGroup(screen Screen) {
	row := store.OutboxRow{Lane: store.LaneReplies, Slot: HintSlot, NotAbove: t.Input.Message}
	t.PostToGroup(t.Group, t.Person.Language, row, screen)
}

func (t *Turn) add(effect Effect) { t.Effects = append(t.Effects, effect) }
