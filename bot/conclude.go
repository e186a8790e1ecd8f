package bot

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// conclude writes down what came of a turn: what is to be sent, and, if the queue may
// look different now, that the messages in the staff groups are to be brought up to
// date. They are at once for many turns together.
func (b *Bot) conclude(turn *dialog.Turn) error {
	if err := b.enqueue(turn); err != nil {
		return err
	}
	if watched, ok := turn.Tx.(*store.QueueWatch); !ok || !watched.Changed {
		return nil
	}
	groups, err := store.Groups.All(turn.Tx)
	if err != nil {
		return err
	}
	at := turn.Now.Add(time.Duration(b.catalogue.Moderation.GroupEvery))
	for _, group := range groups {
		if err := store.RefreshGroup(turn.Tx, group, at); err != nil {
			return err
		}
	}
	return nil
}
