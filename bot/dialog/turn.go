package dialog

import (
	"io"
	"time"

	"usynys/store"
)

// Turn is one decision: everything that may be known for it, and everything
// that comes of it. What a turn decides depends on its fields alone, so that it
// can be taken again after a crash.
type Turn struct {
	Now       time.Time
	Zone      *time.Location
	Tx        store.Tx
	Catalogue *store.Catalogue
	Registry  *Registry
	// Wording renders a text in a language, for what has to be kept word for word.
	Wording func(store.Language, Text) (string, error)
	// Rand is where secrets come from.
	Rand io.Reader
	// BotName is the bot's own name, for links to it; without @.
	BotName string

	// Person and Session are those of the sender; what is changed in them is saved
	// when the turn ends well.
	Person  *store.Person
	Session *store.Session
	// Staff is the sender's staff record, nil for somebody who is not on the staff.
	Staff  *store.Staff
	Sender Sender
	Input  Input
	// Group is the group in which it happens, 0 in a private chat. What is shown and
	// sent goes to the sender's private chat all the same: see [Turn.Post].
	Group store.ChatID

	// Effects are the messages decided on, in order.
	Effects []Effect
	// Toast answers a press at once; it may get lost.
	Toast *Text
	// Erased is set when the sender's records were erased and must not be saved.
	Erased bool

	draft draftCache
}

// Effect is one message decided on: for whom, in which place, saying what.
type Effect struct {
	// To is the chat; the language is that of the person it belongs to.
	To store.ChatID
	// Language, if set, is the language of the message, whoever reads it.
	Language store.Language
	// Row carries lane, slot and the other fields of the outbox row to be. Its
	// Message is filled in by rendering.
	Row    store.OutboxRow
	Screen Screen
	// Attachment, if set, is sent instead of the screen.
	Attachment *store.Attachment
	// Menu sends the menu of commands of the chat's person instead of the screen.
	Menu bool
}

// The slots of a private chat. Cards have a slot each: see package proposal.
const (
	// ScreenSlot shows the question being asked, or the main menu.
	ScreenSlot = "screen"
	// ListSlot shows lists, so that looking at one leaves the question standing.
	ListSlot = "list"
	// HintSlot shows answers to what nobody asked for; there is one at a time.
	HintSlot = "hint"
)

// AwayTooLong reports whether the person has been away so long that they may have
// forgotten what they were writing.
func (t *Turn) AwayTooLong() bool {
	return !t.Session.LastActiveAt.IsZero() && t.Now.Sub(t.Session.LastActiveAt) > time.Duration(t.Catalogue.Resume.After)
}

// Today is the day in the configured zone.
func (t *Turn) Today() store.Date { return store.DateOf(t.Now, t.Zone) }

// Show puts a screen in front of the sender: the message is edited if it is the
// newest in the chat, and sent below otherwise.
func (t *Turn) Show(screen Screen) { t.ShowIn(ScreenSlot, "", screen) }

// ShowIn shows a screen in a slot. from, if not empty, is the slot whose message
// becomes this one.
func (t *Turn) ShowIn(slot, from string, screen Screen) {
	t.add(Effect{To: t.chat(), Screen: screen, Row: store.OutboxRow{Lane: store.LaneReplies, Slot: slot, FromSlot: from, NotAbove: t.Session.LastMessage}})
}

// Reply sends the sender a new message that stays as it is.
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

// Notify sends somebody a new message that nobody there asked for: it rings.
func (t *Turn) Notify(person store.PersonID, screen Screen) {
	t.add(Effect{To: person.Chat(), Screen: screen, Row: store.OutboxRow{Lane: store.LaneNotices}})
}

// Refresh edits the message that a chat shows in a slot, if it shows one.
func (t *Turn) Refresh(chat store.ChatID, slot string, screen Screen) {
	t.add(Effect{To: chat, Screen: screen, Row: store.OutboxRow{Lane: store.LaneReplies, Slot: slot, EditOnly: true}})
}

// RemoveSlotButtons takes the buttons from the message that the sender's chat shows in a
// slot, so that nobody presses them later.
func (t *Turn) RemoveSlotButtons(slot string) error {
	message, err := t.Tx.Slot(t.chat(), slot)
	if err != nil || message == 0 {
		return err
	}
	t.RemoveButtons(message)
	return t.Tx.SetSlot(t.chat(), slot, 0)
}

// RemoveButtons takes the buttons from a message in the sender's chat.
func (t *Turn) RemoveButtons(message int64) {
	t.add(Effect{To: t.chat(), Row: store.OutboxRow{Lane: store.LaneReplies, StripKeyboard: message}})
}

// SendMenu sends the sender's phone the commands that fit their language and role.
func (t *Turn) SendMenu() { t.SendMenuTo(t.Person.ID) }

// SendMenuTo sends somebody's phone the commands that fit their language and role, as
// both are when the turn has ended.
func (t *Turn) SendMenuTo(person store.PersonID) {
	t.add(Effect{To: person.Chat(), Menu: true, Row: store.OutboxRow{Lane: store.LaneReplies, Slot: "menu"}})
}

// ShowHint answers a press with a toast and anything else with a hint.
func (t *Turn) ShowHint(text Text) {
	if t.Input.Kind == Pressed {
		t.Toast = &text
		return
	}
	t.ShowIn(HintSlot, "", Screen{Text: []Text{text}})
}

// HasRight reports whether the sender holds a right, for whatever scope.
func (t *Turn) HasRight(right store.Right) bool {
	switch right {
	case store.RightNone:
		return true
	case store.RightParticipate:
		return t.Person.Onboarded()
	case store.RightDecide:
		// Whoever may read can have been given a proposal to decide on: about which
		// one, [store.Authorized] says.
		return t.Staff != nil && (t.Staff.Has(store.RightDecide) || t.Staff.Has(store.RightRead))
	}
	return t.Staff != nil && t.Staff.Has(right)
}

func (t *Turn) chat() store.ChatID { return t.Person.ID.Chat() }

func (t *Turn) add(effect Effect) { t.Effects = append(t.Effects, effect) }
