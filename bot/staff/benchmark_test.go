package staff_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"slices"
	"strconv"
	"testing"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/alerts"
	"usynys/bot/staff/bulk"
	"usynys/bot/staff/queue"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// go test -bench 'Queue|Escalation' -run '^$' ./bot/staff -waiting 50000
var (
	benchmarkStored  = flag.Int("stored", 20_000, "how many proposals the benchmarks store")
	benchmarkWaiting = flag.Int("waiting", 5_000, "how many proposals wait in the benchmarks")
)

// errRolledBack rolls back what a benchmark did.
var errRolledBack = errors.New("rolled back")

// queueForBenchmark returns a store with decided and waiting proposals over all regions
// and topics, every hundredth assigned to a moderator, and the time at which half of them
// are late.
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
	catalogue, err := locales.Catalogue("")
	if err != nil {
		b.Fatal(err)
	}
	total := max(*benchmarkStored, *benchmarkWaiting)
	const days = 20 // over which they were sent
	every := days * 24 * time.Hour / time.Duration(total)
	const atOnce = 1000
	for first := 0; first < total; first += atOnce {
		err := s.Update(context.Background(), func(tx store.Tx) error {
			for i := first; i < min(first+atOnce, total); i++ {
				p, err := storetest.Sample{
					Author: store.PersonID(10_000 + i%1000), Topic: catalogue.Topics[i%len(catalogue.Topics)].Code,
					Region: catalogue.Regions[i/2%len(catalogue.Regions)].Code, Language: store.Languages()[i%2],
					Body: strconv.Itoa(i), At: storetest.StartTime.Add(time.Duration(i) * every),
				}.Submit(tx)
				switch {
				case err != nil:
				case i%(total / *benchmarkWaiting) != 0:
					_, err = storetest.Decide(tx, p, store.ActionAccept, 24)
				case i%100 == 0:
					p.Assignee = berik
					err = tx.SaveProposal(p)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return s, &catalogue, storetest.StartTime.Add((days + 7) * 24 * time.Hour / 2)
}

// inTransaction runs fn repeatedly, rolls it back each time, and reports how long it took
// inside the transaction.
func inTransaction(b *testing.B, s store.Store, run func(store.Tx) error) {
	b.Helper()
	var took []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		err := s.Update(context.Background(), func(tx store.Tx) error {
			begun := time.Now()
			err := run(tx)
			took = append(took, time.Since(begun))
			return cmp.Or(err, errRolledBack)
		})
		if !errors.Is(err, errRolledBack) {
			b.Fatal(err)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
}

// BenchmarkEscalation escalates late proposals: all at once, the parts that follow, and
// again when all were escalated.
func BenchmarkEscalation(b *testing.B) {
	s, catalogue, now := queueForBenchmark(b)
	now = now.AddDate(1, 0, 0)
	staff := []store.Staff{{ID: aigul, Role: store.RoleModerator, Name: "Aigul"}, {ID: berik, Role: store.RoleModerator, Name: "Berik"}}
	if err := s.Update(context.Background(), func(tx store.Tx) error {
		for _, one := range staff {
			if err := cmp.Or(store.StaffRecords.Put(tx, one), store.People.Put(tx, storetest.Person(one.ID))); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	turn := func(tx store.Tx) *dialog.Turn {
		return &dialog.Turn{Now: now, Zone: time.UTC, Tx: tx, Catalogue: catalogue, Registry: &dialog.Registry{}}
	}
	run := func(tx store.Tx) error { return alerts.EscalationJob().Run(turn(tx), now) }
	b.Run("all_late", func(b *testing.B) { inTransaction(b, s, run) })
	b.Run("the_next_part", func(b *testing.B) {
		inTransaction(b, s, func(tx store.Tx) error {
			return alerts.ContinueEscalation(turn(tx), store.Alarm{Kind: store.AlarmEscalate, Subject: uint64(now.Unix())})
		})
	})
	b.Run("ending_a_role", func(b *testing.B) {
		inTransaction(b, s, func(tx store.Tx) error {
			_, err := rules.RevokeWork(tx, *catalogue, time.UTC, store.Staff{ID: berik}, 0, now)
			return err
		})
	})
	knowing := func(tx store.Tx) error {
		seqs := []store.Seq{}
		for place, err := range tx.Late(0, "2100-01-01") {
			if err != nil {
				return err
			}
			if seqs = append(seqs, place.Seq); len(seqs) == 2000 {
				break
			}
		}
		for _, seq := range seqs {
			p, err := tx.Proposal(seq)
			if err != nil {
				return err
			}
			p.EscalationLevel = 3
			if err := tx.SaveProposal(p); err != nil {
				return err
			}
		}
		if len(seqs) == 0 {
			return errRolledBack
		}
		return nil
	}
	for err := error(nil); !errors.Is(err, errRolledBack); {
		if err = s.Update(context.Background(), knowing); err != nil && !errors.Is(err, errRolledBack) {
			b.Fatal(err)
		}
	}
	b.Run("all_told", func(b *testing.B) { inTransaction(b, s, run) })
}

// BenchmarkQueueScreen makes one screen of the queue inside the transaction: for a
// moderator of everything, for one of a region, with a filter that matches nothing, the
// filter itself, decided proposals, the next card; and the bulk changes for a moderator
// and for a person without rights.
func BenchmarkQueueScreen(b *testing.B) {
	s, catalogue, now := queueForBenchmark(b)
	everything := store.Staff{ID: aigul, Role: store.RoleModerator, Name: "Aigul"}
	regional := everything
	regional.Scope.Regions = []string{storetest.Catalogue().Regions[1].Code}
	nothing, closed := everything, everything
	reading := store.Staff{ID: coordinator, Role: store.RoleCoordinator}
	nothing.Filter = store.Filter{Region: "KZ-99"}
	closed.Filter = store.Filter{Status: store.StatusAccepted}
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
		{"everything", everything, open, queue.Show},
		{"one_region", regional, open, queue.Show},
		{"nothing_passes", nothing, open, queue.Show},
		{"decided", closed, open, queue.Show},
		{"bulk", everything, open, bulk.Start},
		{"bulk_of_a_coordinator", reading, open, bulk.Start},
		{"filter", everything, pressed(card.FilterAction, ""), queue.Filter},
		{"filter_by_status", everything, pressed(card.FilterAction, "status"), queue.Filter},
		{"filter_by_region", everything, pressed(card.FilterAction, "region"), queue.Filter},
	} {
		b.Run(c.name, func(b *testing.B) {
			inTransaction(b, s, func(tx store.Tx) error {
				turn := &dialog.Turn{
					Now: now, Zone: time.UTC, Tx: tx, Catalogue: catalogue, Input: c.input,
					Person: &store.Person{ID: c.staff.ID, Language: store.Kazakh}, Session: &store.Session{}, Staff: &c.staff,
					Registry: &dialog.Registry{},
				}
				err := c.run(turn)
				if err == nil && len(turn.Effects) == 0 {
					b.Fatal("nothing is shown")
				}
				return err
			})
		})
	}
}
