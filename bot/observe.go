package bot

import (
	"usynys/bot/dialog"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/store"
)

// Observer is told what the bot does, for metrics. It is called by many goroutines
// and must return at once.
type Observer interface {
	sender.Observer
	// Polled is told of each poll that Telegram has answered.
	Polled()
	// Received is told of each update of a batch that was committed, also of one
	// that was set aside or that Telegram had handed over before.
	Received(kind dialog.InputKind)
}

// unobserved is the observer where there is none.
type unobserved struct{}

func (unobserved) Sent(store.Lane)           {}
func (unobserved) SendFailed(client.Class)   {}
func (unobserved) Polled()                   {}
func (unobserved) Received(dialog.InputKind) {}
