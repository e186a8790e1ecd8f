package main_test

import (
	"strings"

	"usynys/store/bolt"
)

// emptied verifies the store once everything in its outbox was sent. A message that
// waits for its next try when the bot is stopped is left for the next life; here it
// gets one.
func (w *world) emptied() bolt.Report {
	w.Helper()
	report := w.verify()
	for range 3 {
		if report.Outbox == 0 {
			break
		}
		before := w.toChats()
		p := w.run()
		w.wait("what was left is sent", func() bool { return w.toChats() >= before+report.Outbox })
		w.polled()
		p.terminate()
		report = w.verify()
	}
	return report
}

// toChats counts the calls about one chat, its menu among them, that Telegram has
// accepted.
func (w *world) toChats() int {
	count := 0
	for _, call := range w.server.Calls() {
		ofChat := call.Chat != 0 || strings.Contains(call.Params["scope"], "chat_id")
		if ofChat && call.Status == 200 {
			count++
		}
	}
	return count
}
