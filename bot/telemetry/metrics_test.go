package telemetry_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/telegram/client"
	"usynys/bot/telemetry"
	"usynys/store"
	"usynys/store/storetest"
)

func TestFiguresOfTheStore(t *testing.T) {
	w := newWorld(t)
	w.update(func(tx store.Tx) error {
		for i, row := range []store.OutboxRow{
			{Chat: 5, Lane: store.LaneNotices, CreatedAt: start.Add(-time.Minute)},
			{Chat: 3, Lane: store.LaneNotices, CreatedAt: start},
			{Chat: 4, Lane: 7, CreatedAt: start.Add(-time.Hour)},
			{Chat: 6, Lane: store.LaneReplies, CreatedAt: start},
		} {
			id, err := tx.Enqueue(row)
			if err != nil {
				return err
			}
			if i == 3 {
				row.ID = id
				if err := tx.MoveToDeadLetters(store.DeadLetter{Outgoing: row}); err != nil {
					return err
				}
			}
		}
		for due := range 3 {
			p := storetest.Sample{At: start.Add(time.Duration(due-8) * 24 * time.Hour)}
			if _, err := p.Submit(tx); err != nil {
				return err
			}
		}
		if err := tx.SetLastRun("backup", start); err != nil {
			return err
		}
		return tx.Quarantine(store.QuarantinedUpdate{UpdateID: 1, Raw: []byte("{}")})
	})
	w.shows(
		`usynys_outbox_rows{lane="replies"} 0`, `usynys_outbox_rows{lane="notices"} 2`,
		`usynys_outbox_rows{lane="announcements"} 0`, `usynys_outbox_rows{lane="other"} 1`,
		`usynys_outbox_oldest_age_seconds{lane="notices"} 60`, `usynys_outbox_oldest_age_seconds{lane="other"} 3600`,
		`usynys_dead_letters 1`, `usynys_quarantined_updates 1`, `usynys_queue_waiting 3`, `usynys_queue_late 1`, fmt.Sprintf("usynys_daily_backup_timestamp_seconds %v", float64(start.Unix())), `usynys_commit_seconds_count 1`,
		`usynys_build_info{commit="abc",version="1.2.3"} 1`,
	)
}

// TestCommitsAreTimed requires that a rollback is no commit.
func TestCommitsAreTimed(t *testing.T) {
	w := newWorld(t)
	refused := errors.New("refused")
	if err := w.metrics.Store().Update(t.Context(), func(store.Tx) error { return refused }); !errors.Is(err, refused) {
		t.Errorf("got %v", err)
	}
	w.shows("usynys_commit_seconds_count 0")
	w.update(func(tx store.Tx) error { return tx.SetNextOffset(1) })
	w.shows("usynys_commit_seconds_count 1")
}

var series = regexp.MustCompile(`(?m)^(usynys_[a-z_]+(?:\{[^}]*\})?) `)

// TestLabelSetsAreClosed reports every known value, and unknown ones: the series stay
// those from before the first event, and each counts.
func TestLabelSetsAreClosed(t *testing.T) {
	const canary = "730517264901"
	w := newWorld(t)
	_, before := w.get("/metrics")
	for kind := range dialog.Migrated + 2 {
		w.metrics.Received(kind)
	}
	for lane := range store.LaneAnnouncements + 2 {
		w.metrics.Sent(lane)
	}
	methods := []string{"getUpdates", "getMe", "deleteWebhook", "setMyCommands", "sendMessage", "sendPhoto", "editMessageText", "answerCallbackQuery", canary}
	failures := []error{nil, context.Canceled, fmt.Errorf("%w: %s", context.DeadlineExceeded, canary), errors.New(canary)}
	for _, class := range client.Classes() {
		w.metrics.SendFailed(class)
		failures = append(failures, &client.Error{Class: class, Description: canary})
	}
	for _, method := range methods {
		for _, failure := range failures {
			w.metrics.Called(method, failure)
		}
	}
	_, after := w.get("/metrics")
	if !slices.Equal(series.FindAllString(before, -1), series.FindAllString(after, -1)) {
		t.Error("there are other series than before")
	}
	if strings.Contains(after, canary) {
		t.Error("a label tells what was said")
	}
	for line := range strings.Lines(after) {
		if strings.HasPrefix(line, "usynys_") && strings.Contains(line, "_total") && strings.HasSuffix(line, " 0\n") {
			t.Errorf("not counted: %s", line)
		}
	}
}

// BenchmarkObserve measures the counters of an update, its reply and two calls.
func BenchmarkObserve(b *testing.B) {
	m := telemetry.New(telemetry.Options{})
	for b.Loop() {
		m.Received(dialog.Typed)
		m.Sent(0)
		m.Called("sendMessage", nil)
		m.Polled()
	}
}
