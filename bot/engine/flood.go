package engine

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// trackFlood keeps what later decisions need of the bare fact that something arrived:
// the newest message in the chat, and how many came within the minute.
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
		// What was sent is still taken; the answers are few because each screen has
		// one slot. A person in a hurry only has to hear why.
		flood.Warned = true
		t.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("slow_down")}})
	}
}
