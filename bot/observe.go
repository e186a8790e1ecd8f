package bot

import (
	"usynys/bot/dialog"
	"usynys/bot/poller"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/store"
)

// Observer is told what the bot does, for metrics. It is called by many goroutines
// and must return at once.
type Observer interface {
	sender.Observer
	poller.Observer
}

// unobserved is the observer where there is none.
type unobserved struct{}

func (unobserved) Sent(store.Lane)           {}
func (unobserved) SendFailed(client.Class)   {}
func (unobserved) Polled()                   {}
func (unobserved) Received(dialog.InputKind) {}
