package sender

import (
	"usynys/bot/telegram/client"
	"usynys/store"
)

// Observer counts what becomes of the rows of the outbox, for metrics. Many
// goroutines call it, and it must return at once.
type Observer interface {
	// Sent counts a row that Telegram has accepted.
	Sent(lane store.Lane)
	// SendFailed counts a try that failed.
	SendFailed(class client.Class)
}

// unobserved counts nothing.
type unobserved struct{}

func (unobserved) Sent(store.Lane)         {}
func (unobserved) SendFailed(client.Class) {}
