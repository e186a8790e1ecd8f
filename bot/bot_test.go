package bot

import (
	"bytes"
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// A bot that is stopped before it begins returns no error.
func TestStoppedBeforeItBegan(t *testing.T) {
	d := newDirect(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := d.Run(ctx); err != nil {
		t.Errorf("got %v", err)
	}
}

// onNameless is a log that calls a function when getMe has failed.
type onNameless func()

func (f onNameless) Write(line []byte) (int, error) {
	if bytes.Contains(line, []byte("getMe")) {
		f()
	}
	return len(line), nil
}

// The message of a group has a link to the bot: no alarm rings before the bot knows its
// own name.
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
	// No server listens where the bot asks for its name.
	d.poller.Log = slog.New(slog.NewTextHandler(onNameless(cancel), nil))
	if err := d.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if rows := d.outbox(-100); len(rows) != 0 {
		t.Errorf("%d messages were decided on", len(rows))
	}
}

// received is an observer that counts updates.
type received struct {
	unobserved
	kinds map[dialog.InputKind]int
}

func (r *received) Received(kind dialog.InputKind) { r.kinds[kind]++ }

// TestObserverHearsOfUpdatesOnce handles a batch twice, because one of its updates goes to
// the quarantine: updates that are rolled back are not counted.
func TestObserverHearsOfUpdatesOnce(t *testing.T) {
	d := newDirect(t)
	heard := &received{kinds: map[dialog.InputKind]int{}}
	d.poller.Observer = heard
	d.registry.Commands = append(d.registry.Commands, dialog.Command{
		Name: "boom", Right: store.RightNone, Run: func(*dialog.Turn) error { panic("boom") },
	})
	d.batch(text(1, 10, "hello"), press(1, "no:such:1"), text(2, 20, "/boom"), `"message":{"message_id":"not a number"}`)
	want := map[dialog.InputKind]int{dialog.Typed: 1, dialog.Pressed: 1, dialog.Commanded: 1, dialog.Ignored: 1}
	if diff := cmp.Diff(want, heard.kinds); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// I5: a message is in the language of its recipient.
func TestRenderInTheReadersLanguage(t *testing.T) {
	d := newDirect(t)
	d.welcome(1, store.Kazakh)
	d.welcome(2, store.Russian)
	d.change(func(tx store.Tx) error {
		return d.engine.Act(tx, d.now(), func(turn *dialog.Turn) error {
			for _, person := range []store.PersonID{1, 2} {
				turn.Notify(person, dialog.Screen{Text: []dialog.Text{dialog.Say("status_accepted")}})
			}
			return nil
		})
	})
	if got := d.outbox(1)[0].Message.Text; got != "Қабылданды" {
		t.Errorf("the Kazakh reader gets %q", got)
	}
	if got := d.outbox(2)[0].Message.Text; got != "Принято" {
		t.Errorf("the Russian reader gets %q", got)
	}
}
