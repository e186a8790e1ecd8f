package bot

import (
	"bytes"
	"context"
	"log/slog"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// onNameless is called when the log says that Telegram was asked for the name in vain.
type onNameless func()

func (f onNameless) Write(line []byte) (int, error) {
	if bytes.Contains(line, []byte("getMe")) {
		f()
	}
	return len(line), nil
}

// The message of a group has a link to the bot in it: no alarm rings before the bot
// knows its own name.
func TestNothingIsDecidedByTheClockBeforeTheBotKnowsItsName(t *testing.T) {
	d := newDirect(t)
	d.change(func(tx store.Tx) error {
		group := store.Group{Chat: -100, Language: store.Kazakh}
		if err := store.Groups.Put(tx, group); err != nil {
			return err
		}
		return rules.ScheduleGroupRefresh(tx, group, d.now().Add(-time.Minute))
	})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	// Nobody listens where the bot asks for its name.
	d.poller.Log = slog.New(slog.NewTextHandler(onNameless(cancel), nil))
	if err := d.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if rows := d.outbox(-100); len(rows) != 0 {
		t.Errorf("%d messages were decided on", len(rows))
	}
}
