package clock_test

import (
	"errors"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// A job runs once each time it is due, makes up missed runs by one, and none for the
// time before the first start.
func TestJobsRunOnceForEachTimeTheyAreDue(t *testing.T) {
	var ran []string
	w := newWorld(t, dialog.Job{
		Name: "daily",
		Due: func(_ *store.Catalogue, now time.Time, zone *time.Location) time.Time {
			return store.DateOf(now, zone).Midnight(zone)
		},
		Run: func(_ *dialog.Turn, due time.Time) error {
			ran = append(ran, due.Format(time.DateOnly))
			return nil
		},
	})
	steps := []struct {
		name  string
		later time.Duration
		want  int
	}{
		{"the first start", 0, 0},
		{"later that day", 5 * time.Hour, 0},
		{"the next day", 24 * time.Hour, 1},
		{"a restart on the same day", time.Minute, 1},
		{"after three days of being down", 72 * time.Hour, 2},
		{"the clock is set back two days", -48 * time.Hour, 2},
	}
	for _, step := range steps {
		w.now = w.now.Add(step.later)
		for range 2 {
			w.runDueJobs()
		}
		if len(ran) != step.want {
			t.Errorf("%s: ran for %v, want %d runs in all", step.name, ran, step.want)
		}
	}
}

// A job that fails is rolled back, stops no other job and remains due.
func TestFailedJobIsDueStill(t *testing.T) {
	tries := 0
	w := newWorld(t, dialog.Job{
		Name: "hourly", Due: hourly,
		Run: func(turn *dialog.Turn, _ time.Time) error {
			turn.Notify(1, dialog.Screen{Text: []dialog.Text{dialog.Say("menu")}})
			if tries++; tries == 1 {
				panic("fails")
			}
			return errors.New("fails")
		},
	})
	w.runDueJobs()
	w.now = w.now.Add(time.Hour)
	for range 2 {
		w.runDueJobs()
	}
	if tries != 2 {
		t.Errorf("the job was tried %d times, want 2", tries)
	}
	if sent := w.sent(); len(sent) != 0 {
		t.Errorf("a failed job has sent %q", sent)
	}
}
