package engine

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// trackFlood is the rate limit of incoming messages; it only warns. It updates the newest
// message of the chat and the number of messages within a minute.
func trackFlood(t *dialog.Turn) {
	switch t.Input.Kind {
	case dialog.Typed, dialog.Commanded, dialog.Unsupported:
		t.Session.LastMessage = max(t.Session.LastMessage, t.Input.Message)
	case dialog.Pressed, dialog.Edited:
	default:
		return
	}
	flood := &t.Session.Flood
	if t.Now.Sub(flood.Since) >= time.Minute {
		*flood = store.Flood{Since: t.Now.UTC()}
	}
	flood.Count++
	if flood.Count > t.Catalogue.Limits.MessagesPerMinute && !flood.Warned && t.Person.Language.Valid() {
		// The messages are still handled. The answers share one slot and so become few;
		// the warning says why.
		flood.Warned = true
		t.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("slow_down")}})
	}
}
