package sender

import (
	"time"

	"usynys/store"
)

// throttle stops all sends when Telegram throttles several chats in a row: then the
// bot as a whole is too fast, and not one chat.
type throttle struct {
	chats map[store.ChatID]bool
	until time.Time
}

// throttledChats is how many chats in a row count as the whole bot.
const throttledChats = 3

// onThrottled counts a chat that Telegram throttles until a time.
func (t *throttle) onThrottled(chat store.ChatID, until time.Time) {
	if t.chats == nil {
		t.chats = map[store.ChatID]bool{}
	}
	t.chats[chat] = true
	if len(t.chats) >= throttledChats {
		t.chats = nil
		t.until = until
	}
}

// onAccepted starts the count again.
func (t *throttle) onAccepted() { t.chats = nil }

func (t *throttle) active(now time.Time) bool { return t.until.After(now) }
