package engine

import (
	"errors"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// quarantine stores a broken update and tells its sender, calmly, that it was not their
// fault. After a retry the sender knows already.
func (e *Engine) quarantine(tx store.Tx, update dialog.Update, now time.Time) (*Toast, error) {
	err := tx.Quarantine(store.QuarantinedUpdate{
		UpdateID: update.Mark.ID, Person: update.Sender.ID, Raw: update.Raw, Reason: update.DecodeErr.Error(), At: now.UTC(),
	})
	if err != nil || update.Retried || update.Chat.Kind != dialog.Private || update.Sender.ID == 0 {
		return nil, err
	}
	language := store.Kazakh
	switch person, err := store.People.Get(tx, update.Sender.ID); {
	case err == nil:
		language = person.Language
	case !errors.Is(err, store.ErrNotFound):
		return nil, err
	}
	text, err := e.renderer.text(language, dialog.Say("quarantined"), escape)
	if err != nil {
		return nil, err
	}
	_, err = tx.Enqueue(store.OutboxRow{
		Chat: update.Chat.ID, Lane: store.LaneReplies, Slot: dialog.HintSlot, NotAbove: update.Input.Message,
		Message: store.Message{Text: text}, CreatedAt: now.UTC(),
	})
	if update.Input.Kind == dialog.Pressed {
		return &Toast{Callback: update.Input.CallbackID}, err
	}
	return nil, err
}
