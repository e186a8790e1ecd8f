package bot

import (
	"time"

	"usynys/bot/admin"
	"usynys/bot/dialog"
	"usynys/store"
)

// decideGroup handles what happens in a group, as decidePrivate does what happens in a
// private chat. The person's session is left alone: a conversation is private.
func (b *Bot) decideGroup(tx store.Tx, update dialog.Update, now time.Time, rejected *dialog.Problem) (*toast, error) {
	switch update.Input.Kind {
	case dialog.Migrated:
		return nil, store.MoveGroup(tx, update.Chat.ID, update.Input.Supergroup, now)
	case dialog.Removed, dialog.Muted:
		return nil, b.groupLost(tx, update.Chat.ID, update.Input.Kind == dialog.Muted)
	}
	turn, err := b.turn(tx, update, now)
	if err != nil {
		return nil, err
	}
	turn.Group = update.Chat.ID
	before, sessionBefore := *turn.Person, *turn.Session
	if err := groupRoute.answer(turn, rejected); err != nil {
		return nil, err
	}
	if err := b.save(turn, before, sessionBefore); err != nil {
		return nil, err
	}
	return b.toast(turn)
}

// tellInGroup gives the sender a sentence in the group.
func tellInGroup(t *dialog.Turn, text dialog.Text) error {
	if t.Input.Kind == dialog.Pressed {
		t.Toast = &text
	} else {
		t.Respond(dialog.Screen{Text: []dialog.Text{text}})
	}
	return nil
}

func dispatchGroup(t *dialog.Turn) error {
	right, run := store.Anyone, pointToPrivate
	switch t.Input.Kind {
	case dialog.Commanded:
		entry, known := t.Abilities.Command(t.Input.Command)
		switch {
		case !known:
			return nil // for another bot, or for none
		case entry.Group:
			right, run = entry.Right, entry.Run
		}
	case dialog.Pressed:
		entry, known := t.Abilities.Action(t.Input.Press.Action)
		if !known || !entry.Group {
			return dialog.Sorry("group_stale")
		}
		right, run = entry.Right, entry.Run
	}
	switch {
	case right == store.Anyone:
		return run(t)
	case t.Sender.Bot:
		return dialog.Sorry("group_in_person")
	case !t.May(right) && t.Input.Kind == dialog.Pressed:
		return dialog.ErrNotYours
	case !t.May(right):
		return dialog.Sorry("group_not_yours")
	}
	return run(t)
}

// groupLost ends a group of the staff that can't be written to any more, and tells the
// administrators. Nothing is told of other groups.
func (b *Bot) groupLost(tx store.Tx, chat store.ChatID, muted bool) error {
	turn := b.clockTurn(tx)
	if err := admin.LoseGroup(turn, chat, muted); err != nil {
		return err
	}
	return b.conclude(turn)
}
