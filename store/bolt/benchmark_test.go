package bolt_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/storetest"
)

const (
	batchUpdates = 100
	batchPeople  = 10_000
)

func openForBenchmark(b *testing.B) *bolt.Store {
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
	return s
}

func update(b *testing.B, s store.Store, fn func(tx store.Tx) error) {
	if err := s.Update(context.Background(), fn); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkBatch handles a hundred updates in one transaction and deletes their sent
// replies in another, as the bot does under load. The figures are for one update.
func BenchmarkBatch(b *testing.B) {
	s := openForBenchmark(b)
	n := int64(0)
	ids := make([]uint64, batchUpdates)
	batch := func() {
		update(b, s, func(tx store.Tx) error {
			for i := range batchUpdates {
				n++
				id, err := handle(tx, n)
				if err != nil {
					return err
				}
				ids[i] = id
			}
			return tx.SetNextOffset(n)
		})
		update(b, s, func(tx store.Tx) error {
			for i, id := range ids {
				chat := store.ChatID(1 + (n-batchUpdates+1+int64(i))*7919%batchPeople)
				if err := tx.DeleteSent(id); err != nil {
					return err
				}
				if err := tx.SetSlot(chat, "screen", n); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for range batchPeople / batchUpdates {
		batch()
	}
	b.ReportAllocs()
	before := processorTime(b)
	for b.Loop() {
		batch()
	}
	each := float64(b.N) * batchUpdates
	b.ReportMetric(float64(b.Elapsed())/each, "ns/update")
	b.ReportMetric(float64(processorTime(b)-before)/each, "cpu-ns/update")
}

var (
	benchmarkText    = strings.Repeat("Мектеп жанында жүгіру жолын салу. ", 15)
	benchmarkMessage = store.Message{
		Text: "<b>Ұсыныс</b>\n" + strings.Repeat("Мәтінді жазыңыз. ", 20),
		Keyboard: [][]store.Button{
			{{Text: "Артқа", Data: "back::12"}, {Text: "Болдырмау", Data: "cancel::12"}},
			{{Text: "Әрі қарай", Data: "next::12"}},
		},
	}
)

// handle does what one message with a part of a proposal's text does.
func handle(tx store.Tx, n int64) (uint64, error) {
	person := store.PersonID(1 + n*7919%batchPeople)
	seen, err := tx.Processed(store.UpdateKey{ID: n, Sum: uint64(n)})
	if err != nil || seen {
		return 0, err
	}
	session, err := store.SessionOf(tx, person)
	if err != nil {
		return 0, err
	}
	session.Flow, session.Step, session.LastActiveAt, session.LastMessage = "new", "text", storetest.StartTime, n
	session.Revision++
	draft, err := store.Drafts.Get(tx, person)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return 0, err
	}
	draft = store.Draft{
		Person: person, Topic: "education", Region: "KZ-75", Title: store.TextPart{Message: n, Text: "Жүгіру жолы"},
		Parts: append(draft.Parts[:0], store.TextPart{Message: n, Text: benchmarkText}), StartedAt: storetest.StartTime,
	}
	if err := tx.MarkProcessed(store.UpdateKey{ID: n, Sum: uint64(n)}); err != nil {
		return 0, err
	}
	if err := store.Sessions.Put(tx, session); err != nil {
		return 0, err
	}
	if err := store.Drafts.Put(tx, draft); err != nil {
		return 0, err
	}
	return tx.Enqueue(store.OutboxRow{Chat: person.Chat(), Slot: "screen", NotAbove: n, Message: benchmarkMessage, CreatedAt: storetest.StartTime})
}

// processorTime returns the processor time that the process has used so far.
func processorTime(b *testing.B) time.Duration {
	var usage unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

const storedProposals = 100_000

// BenchmarkQueueFirstPage reads the first ten entries of the queue and their proposals.
func BenchmarkQueueFirstPage(b *testing.B) {
	s := openForBenchmark(b)
	storetest.FillStore(b, s, storedProposals)
	b.ReportAllocs()
	for b.Loop() {
		err := s.View(context.Background(), func(r store.Reader) error {
			left := 10
			for place, err := range r.Queue(store.QueueFilter{Status: store.StatusSubmitted}, store.QueueOrder{}) {
				if err != nil || left == 0 {
					return err
				}
				if _, err := r.Proposal(place.Seq); err != nil {
					return err
				}
				left--
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens and closes a store of that size, with the probe.
func BenchmarkOpen(b *testing.B) {
	path := storeOfThatSize(b)
	for b.Loop() {
		s, err := bolt.Open(bolt.Options{Folder: filepath.Dir(path)})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify checks a store of that size completely.
func BenchmarkVerify(b *testing.B) {
	path := storeOfThatSize(b)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if report, err := bolt.Verify(path, nil); err != nil || report.Total > 0 {
			b.Fatal(report, err)
		}
	}
	b.ReportMetric(float64(info.Size())/storedProposals, "stored-B/proposal")
}

func storeOfThatSize(b *testing.B) string {
	b.Helper()
	s := openForBenchmark(b)
	storetest.FillStore(b, s, storedProposals)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return s.Path()
}

// BenchmarkSubmit sends one proposal in a transaction of its own.
func BenchmarkSubmit(b *testing.B) {
	s := openForBenchmark(b)
	storetest.FillStore(b, s, storedProposals)
	b.ReportAllocs()
	for b.Loop() {
		update(b, s, func(tx store.Tx) error {
			_, err := storetest.Sample{Author: 17, Body: benchmarkText}.Submit(tx)
			return err
		})
	}
}
