package poller

import "usynys/bot/dialog"

// Observer is told what the poller does, for metrics. It must return at once.
type Observer interface {
	// Polled hears of each poll that Telegram has answered.
	Polled()
	// Received hears of each update of a batch that was committed, also of one
	// that was put into quarantine or that Telegram had handed over before.
	Received(kind dialog.InputKind)
}
