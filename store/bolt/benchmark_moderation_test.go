package bolt_test

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/screening"
	"usynys/store/storetest"
)

// go test -bench Moderation -run '^$' -benchtime 200x ./store/bolt -proposals 1000000
var benchmarked = flag.Int("proposals", 20_000, "how many `proposals` are stored for the benchmark of moderation; 5000 wait")

const benchmarkWaiting = 5000

// BenchmarkModeration reads what the screens of moderation show, each in a transaction of
// its own, and reports the median and the 99th percentile.
func BenchmarkModeration(b *testing.B) {
	s := openForBenchmark(b)
	fillForModeration(b, s, *benchmarked)
	for _, reading := range []struct {
		name string
		read func(r store.Reader, i int) (int, error)
	}{
		{"queue passed wholly", passQueue},
		{"standing", standing},
		{"tallies of a year", yearOfTallies},
		{"story of a proposal", story},
		{"same text", sameText},
	} {
		b.Run(reading.name, func(b *testing.B) { measure(b, s, reading.read) })
	}
}

// fillForModeration stores proposals: the last 5000 wait, the others were decided, 3000 a
// day.
func fillForModeration(b *testing.B, s *bolt.Store, count int) {
	b.Helper()
	const atOnce = 1000
	topics, regions := storetest.Catalogue().Topics, storetest.Catalogue().Regions
	for first := 0; first < count; first += atOnce {
		update(b, s, func(tx store.Tx) error {
			for i := first; i < min(first+atOnce, count); i++ {
				p, err := storetest.Sample{
					Author: store.PersonID(1 + i%100_000), Topic: topics[i%len(topics)].Code, Region: regions[i/2%len(regions)].Code,
					Language: store.Languages()[i%2], Body: fmt.Sprintf("%d. Мектеп жанында жарық жүгіру жолын салуды ұсынамын.", i/3),
					At: storetest.StartTime.Add(time.Duration(i) * 29 * time.Second),
				}.Submit(tx)
				if err == nil && i < count-benchmarkWaiting {
					_, err = storetest.Decide(tx, p, [2]store.Action{store.ActionAccept, store.ActionDecline}[i/5%2], 1+i%200)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func measure(b *testing.B, s *bolt.Store, read func(r store.Reader, i int) (int, error)) {
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		err := s.View(context.Background(), func(r store.Reader) error {
			begun := time.Now()
			found, err := read(r, i)
			took = append(took, time.Since(begun))
			if err == nil && found == 0 {
				b.Fatal("nothing was found")
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(took)
	b.ReportMetric(milliseconds(took[len(took)/2]), "p50-ms")
	b.ReportMetric(milliseconds(took[min(len(took)*99/100, len(took)-1)]), "p99-ms")
}

func milliseconds(span time.Duration) float64 { return float64(span) / float64(time.Millisecond) }

// passQueue counts the waiting proposals by all that a filter can have.
func passQueue(r store.Reader, i int) (int, error) {
	filters := []store.Filter{
		{}, {Region: "KZ-10"}, {Topic: "work"}, {Language: store.Russian}, {Mine: true}, {Overdue: true},
		{Region: "KZ-75", Topic: "education", Language: store.Kazakh},
	}
	counts := make([]int, len(filters))
	for place, err := range r.Queue(store.QueueFilter{Status: store.StatusSubmitted}, store.QueueOrder{}) {
		if err != nil {
			return 0, err
		}
		for j, filter := range filters {
			if filter.For(store.Staff{ID: 900}, "2027-01-01").Passes(place) {
				counts[j]++
			}
		}
	}
	if counts[0] != min(benchmarkWaiting, *benchmarked) {
		return 0, fmt.Errorf("%d wait", counts[0])
	}
	return counts[i%4], nil
}

func standing(r store.Reader, _ int) (int, error) {
	found := 0
	for _, status := range store.Statuses() {
		kinds, err := r.StatusCounts(status)
		if err != nil {
			return 0, err
		}
		found += len(kinds)
	}
	return found, nil
}

func yearOfTallies(r store.Reader, i int) (int, error) {
	first := store.DateOf(storetest.StartTime, storetest.Zone).AddDays(-(i % 28))
	found := 0
	for _, kind := range []store.TallyKind{
		store.TallyDecidedBy, store.TallyDecidedIn, store.TallyResponsesBy, store.TallyResponsesIn,
		store.TallyDeclinedFor, store.TallyDeclinedIn, store.TallyUndone, store.TallyOverturned,
	} {
		tallies, err := r.Tallies(kind, first, first.AddDays(364))
		if err != nil {
			return 0, err
		}
		found += len(tallies)
	}
	return found, nil
}

// someProposal returns another proposal each time, all over the file.
func someProposal(i int) store.Seq { return store.Seq(1 + i*7919%*benchmarked) }

func story(r store.Reader, i int) (int, error) {
	found := 0
	for _, err := range r.AuditOf(someProposal(i)) {
		if err != nil {
			return 0, err
		}
		found++
	}
	return found, nil
}

func sameText(r store.Reader, i int) (int, error) {
	p, err := r.Proposal(someProposal(i))
	if err != nil {
		return 0, err
	}
	found := 0
	for _, err := range r.ProposalsWithText(screening.TextHash(p.Body)) {
		if err != nil {
			return 0, err
		}
		found++
	}
	return found, nil
}
