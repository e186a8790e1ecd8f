package moderator_test

import (
	"context"
	"flag"
	"slices"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/moderator"
	"usynys/bot/proposal"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/storetest"
)

// How many proposals the benchmarks store. Of them, benchmarkWaiting wait, whatever
// storetest.Fill left waiting.
var benchmarkStored = flag.Int("stored", 20_000, "how many proposals the benchmarks store")

const benchmarkWaiting = 5_000

// queueForBenchmark is a store with so many proposals, and a moderator of all of
// them. More of what Fill left waiting is decided, or more is sent.
func queueForBenchmark(b *testing.B) (store.Store, *store.Catalogue, time.Time) {
	b.Helper()
	s, err := bolt.Open(bolt.Options{Folder: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	storetest.Fill(b, s, *benchmarkStored)
	leaveWaiting(b, s, benchmarkWaiting)
	catalogue, err := locales.Catalogue("")
	if err != nil {
		b.Fatal(err)
	}
	return s, &catalogue, storetest.Start.Add(time.Duration(*benchmarkStored) * 10 * time.Minute)
}

func leaveWaiting(b *testing.B, s store.Store, count int) {
	b.Helper()
	const atOnce = 2000
	for done := false; !done; {
		err := s.Update(context.Background(), func(tx store.Tx) error {
			var waiting []store.Seq
			for place, err := range tx.Queue(store.Submitted, store.QueuePlace{}) {
				if err != nil {
					return err
				}
				waiting = append(waiting, place.Seq)
			}
			over := len(waiting) - count
			if done = over <= atOnce; over < 0 {
				b.Fatalf("only %d wait: store more", len(waiting))
			}
			for _, seq := range waiting[:min(over, atOnce)] {
				p, err := tx.Proposal(seq)
				if err != nil {
					return err
				}
				if _, err := storetest.Decide(tx, p, store.ActionAccept, 24); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQueueScreen makes one screen of the queue inside the transaction: for a
// moderator of everything, for one of a region, with a filter that lets nothing
// through, the filter itself, decided proposals, and the next card; and what can be done
// with many, for a moderator and for somebody who may do nothing there.
func BenchmarkQueueScreen(b *testing.B) {
	s, catalogue, now := queueForBenchmark(b)
	everything := store.Staff{ID: aigul, Role: store.Moderator, Name: "Aigul"}
	regional := everything
	regional.Scope.Regions = []string{storetest.Catalogue().Regions[1].Code}
	nothing, closed := everything, everything
	reading := store.Staff{ID: coordinator, Role: store.Coordinator}
	nothing.Filter = store.Filter{Region: "KZ-99"}
	closed.Filter = store.Filter{Status: store.Accepted}
	open := dialog.Input{Kind: dialog.Commanded}
	pressed := func(action, argument string) dialog.Input {
		return dialog.Input{Kind: dialog.Pressed, Press: dialog.Press{Action: action, Argument: argument}}
	}
	for _, c := range []struct {
		name  string
		staff store.Staff
		input dialog.Input
		run   func(*dialog.Turn) error
	}{
		{"everything", everything, open, moderator.Queue},
		{"one_region", regional, open, moderator.Queue},
		{"nothing_passes", nothing, open, moderator.Queue},
		{"decided", closed, open, moderator.Queue},
		{"bulk", everything, open, moderator.Bulk},
		{"bulk_of_a_coordinator", reading, open, moderator.Bulk},
		{"filter", everything, pressed(proposal.FilterAction, ""), moderator.Filter},
		{"filter_by_status", everything, pressed(proposal.FilterAction, "status"), moderator.Filter},
		{"filter_by_region", everything, pressed(proposal.FilterAction, "region"), moderator.Filter},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			b.ReportAllocs()
			for b.Loop() {
				err := s.Update(context.Background(), func(tx store.Tx) error {
					begun := time.Now()
					turn := &dialog.Turn{
						Now: now, Zone: time.UTC, Tx: tx, Catalogue: catalogue, Input: c.input,
						Person: &store.Person{ID: c.staff.ID, Language: store.Kazakh}, Session: &store.Session{}, Staff: &c.staff,
						Registry: &dialog.Registry{},
					}
					err := c.run(turn)
					took = append(took, time.Since(begun))
					if err == nil && len(turn.Effects) == 0 {
						b.Fatal("nothing is shown")
					}
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
		})
	}
}
