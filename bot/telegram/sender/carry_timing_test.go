package sender

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/store"
)

// countCommits counts the transactions of the sender itself.
type countCommits struct {
	store.Store
	commits atomic.Int32
}

func (c *countCommits) Update(ctx context.Context, fn func(store.Tx) error) error {
	c.commits.Add(1)
	return c.Store.Update(ctx, fn)
}

func pendingRows(t *testing.T, sender *Sender) (rows []store.OutboxRow) {
	t.Helper()
	err := sender.store.View(t.Context(), func(reader store.Reader) (err error) {
		rows, err = reader.Outbox(0, 10)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestAResultIsCommittedWithTheNextDecision(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, _ *sendings) {
		counted := &countCommits{Store: sender.store}
		put(t, sender, to(1, "a"))
		synctest.Wait()
		if err := (carrier{Store: counted, sender: sender}).Update(t.Context(), func(store.Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if left := pendingRows(t, sender); len(left) != 0 || counted.commits.Load() != 1 {
			t.Errorf("left %v after %d commits", left, counted.commits.Load())
		}
		synctest.Wait()
		if sender.Pending() != 0 {
			t.Error("the sender does not know that the row is deleted")
		}
	})
}

func TestADecisionThatIsRolledBackLeavesTheResults(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, _ *sendings) {
		put(t, sender, to(1, "a"))
		synctest.Wait()
		refused := errors.New("refused")
		if err := sender.Store().Update(t.Context(), func(store.Tx) error { return refused }); !errors.Is(err, refused) {
			t.Errorf("got %v", err)
		}
		if left := pendingRows(t, sender); len(left) != 1 {
			t.Errorf("left %v", left)
		}
		time.Sleep(2 * commitDelay)
		synctest.Wait()
		if left := pendingRows(t, sender); len(left) != 0 {
			t.Errorf("left %v", left)
		}
	})
}

func TestAResultThatNoDecisionTakesIsCommittedSoon(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, _ *sendings) {
		put(t, sender, to(1, "a"))
		time.Sleep(commitDelay / 2)
		synctest.Wait()
		if len(pendingRows(t, sender)) != 1 {
			t.Error("the result did not wait for a decision")
		}
		time.Sleep(commitDelay)
		synctest.Wait()
		if len(pendingRows(t, sender)) != 0 {
			t.Error("the result still waits")
		}
	})
}

func TestNoMessageWaitsForTheDelayOfACommit(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		put(t, sender, to(1, "a"), to(1, "b"), to(1, "c"))
		synctest.Wait()
		want := []note{{0, 1, "a"}, {0, 1, "b"}, {0, 1, "c"}}
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

// A message that comes while the one before it waits for its commit goes out at once.
func TestAMessageBehindAResultGoesOutAtOnce(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		put(t, sender, to(1, "a"))
		synctest.Wait()
		put(t, sender, to(1, "b"))
		synctest.Wait()
		want := []note{{0, 1, "a"}, {0, 1, "b"}}
		if diff := cmp.Diff(want, telegram.all()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

// No reply waits for a menu, which no person sees arrive.
func TestAReplyDoesNotWaitForAMenu(t *testing.T) {
	inFakeTime(t, Options{}, func(t *testing.T, sender *Sender, telegram *sendings) {
		replied := make(chan struct{})
		telegram.reply(func(_ store.ChatID, text string) (int, string) {
			if text == "" {
				telegram.mu.Unlock()
				<-replied
				telegram.mu.Lock()
			} else {
				close(replied)
			}
			return 0, ""
		})
		menu := store.OutboxRow{Chat: 1, Slot: "menu", Message: store.Message{Menu: []store.MenuEntry{{Command: "new", Description: "x"}}}}
		put(t, sender, menu, to(1, "reply"))
		drained(t, sender)
		if sender.Pending() != 0 {
			t.Errorf("%d rows are pending", sender.Pending())
		}
	})
}
