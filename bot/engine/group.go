package engine

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// decideGroup handles an update of a group. It has no part in the sender's conversation,
// which is private.
func (e *Engine) decideGroup(tx store.Tx, update dialog.Update, now time.Time) (*Toast, error) {
	switch update.Input.Kind {
	case dialog.Migrated:
		return nil, rules.MigrateGroup(tx, update.Chat.ID, update.Input.Supergroup, now)
	case dialog.BotRemoved, dialog.BotMuted:
		return nil, e.GroupLost(tx, now, update.Chat.ID, update.Input.Kind == dialog.BotMuted)
	}
	turn, err := e.turn(tx, update, now)
	if err != nil {
		return nil, err
	}
	turn.Group = update.Chat.ID
	before, sessionBefore := *turn.Person, *turn.Session
	if err := groupRoute.answer(turn, update.Rejected); err != nil {
		return nil, err
	}
	if err := e.save(turn, before, sessionBefore); err != nil {
		return nil, err
	}
	return e.toast(turn)
}

// tellInGroup answers the sender in the group.
func tellInGroup(t *dialog.Turn, text dialog.Text) error {
	if t.Input.Kind == dialog.Pressed {
		t.Toast = &text
	} else {
		t.RespondInGroup(dialog.Screen{Text: []dialog.Text{text}})
	}
	return nil
}

func dispatchGroup(t *dialog.Turn) error {
	right, run := store.RightNone, pointToPrivate
	switch t.Input.Kind {
	case dialog.Commanded:
		entry, known := t.Registry.Command(t.Input.Command)
		switch {
		case !known:
			return nil // for another bot, or for none
		case entry.Group:
			right, run = entry.Right, entry.Run
		}
	case dialog.Pressed:
		entry, known := t.Registry.Action(t.Input.Press.Action)
		if !known || !entry.Group {
			return dialog.NewProblem("group_stale")
		}
		right, run = entry.Right, entry.Run
	}
	switch {
	case right == store.RightNone:
		return run(t)
	case t.Sender.Bot:
		return dialog.NewProblem("group_in_person")
	case !t.HasRight(right) && t.Input.Kind == dialog.Pressed:
		return dialog.ErrForbidden
	case !t.HasRight(right):
		return dialog.NewProblem("group_not_yours")
	}
	return run(t)
}

// pointToPrivate answers a command in a group: the bot talks to people one by one, so it
// asks them to write to it. The readers of a group may read any of the languages.
func pointToPrivate(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("write_in_private")}}
	screen.AddRow(dialog.Button{Label: dialog.Say("button_write_in_private"), URL: "https://t.me/" + t.BotName})
	row := store.OutboxRow{Lane: store.LaneReplies, Slot: dialog.HintSlot, NotAbove: t.Input.Message}
	t.PostToGroup(t.Group, "", row, screen)
	return nil
}
