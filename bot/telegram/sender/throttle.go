package sender

import (
	"time"

	"usynys/store"
)

// throttle closes the way for everybody when Telegram throttles several chats in
// a row: then it is the bot that is too fast and not one chat.
type throttle struct {
	chats map[store.ChatID]bool
	until time.Time
}

// throttledChats is how many chats in a row make it the bot.
const throttledChats = 3

// refused counts a throttled chat.
func (t *throttle) refused(chat store.ChatID, until time.Time) {
	if t.chats == nil {
		t.chats = map[store.ChatID]bool{}
	}
	t.chats[chat] = true
	if len(t.chats) >= throttledChats {
		t.chats = nil
		t.until = until
	}
}

// accepted begins the count anew.
func (t *throttle) accepted() { t.chats = nil }

func (t *throttle) closed(now time.Time) bool { return t.until.After(now) }
