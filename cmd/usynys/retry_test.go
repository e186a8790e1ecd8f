package main_test

import (
	"errors"
	"strings"
	"testing"

	"usynys/bot/simulator"
	"usynys/store"
	"usynys/store/bolt"
)

// The next start of the bot handles what was put back, once; what fails again stays in
// quarantine, and its sender is told nothing.
func TestQuarantineRetry(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	w.startPolling().terminate()
	w.setAside(
		store.QuarantinedUpdate{UpdateID: 5, Person: 1, Raw: []byte(`{"update_id":5,"message":{"message_id":"seven","chat":{"id":1,"type":"private"},"from":{"id":1}}}`)},
		store.QuarantinedUpdate{UpdateID: 6, Person: 1, Raw: []byte(`{"update_id":6,"message":{"message_id":3,"date":1,"chat":{"id":1,"type":"private"},"from":{"id":1,"first_name":"First"},"text":"/start"}}`)},
	)
	if said := w.succeed("quarantine", "retry", "all"); !strings.Contains(said, "2") {
		t.Errorf("the command says %q", said)
	}
	if listed := w.succeed("quarantine"); strings.Count(listed, "will be handled again") != 2 {
		t.Errorf("the list says\n%s", listed)
	}
	shown := func() int { return w.calls("sendMessage", 1) + w.calls("editMessageText", 1) }
	before := shown()
	for other := int64(2); other < 4; other++ {
		p := w.run()
		w.phones.phone(other, "Other", "kk").Send("/start")
		w.wait("both are answered", func() bool { return shown() > before && w.calls("sendMessage", other) == 1 })
		w.polled()
		p.terminate()
	}
	if now := shown(); now != before+1 {
		t.Errorf("%d messages for two updates, want one for the readable", now-before)
	}
	if listed := w.succeed("quarantine"); strings.Count(listed, "\n") != 2 || strings.Contains(listed, "will be handled again") {
		t.Errorf("the unreadable is not kept:\n%s", listed)
	}
}

// setAside puts updates into quarantine. The bot must have ended.
func (w *world) setAside(updates ...store.QuarantinedUpdate) {
	w.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: w.data})
	if err != nil {
		w.Fatal(err)
	}
	err = kept.Update(w.Context(), func(tx store.Tx) (err error) {
		for _, update := range updates {
			err = errors.Join(err, tx.Quarantine(update))
		}
		return err
	})
	if err = errors.Join(err, kept.Close()); err != nil {
		w.Fatal(err)
	}
}
