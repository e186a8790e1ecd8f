package report_test

import (
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/report"
	"usynys/store"
)

// statsDays is how many days of tallies the benchmark has, each with the work of
// thirty people in every region: 365 days are what 1,000,000 proposals a year leave.
var (
	statsDays    = flag.Int("stats-days", 30, "days of tallies in the benchmark of /stats")
	statsWaiting = flag.Int("stats-waiting", 200, "proposals that wait in the benchmark of /stats")
)

// BenchmarkStats shows every page of the figures for a year and says how long the
// slowest hundredth took inside the transaction.
func BenchmarkStats(b *testing.B) {
	w := newBenchWorld(b)
	for _, page := range []string{"all", "people", "regions", "reasons"} {
		for _, period := range []string{"7", "quarter", "year"} {
			b.Run(fmt.Sprintf("%s/%s", page, period), func(b *testing.B) {
				var took []time.Duration
				for b.Loop() {
					took = append(took, w.stats(b, page+"."+period+".0"))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
			})
		}
	}
}

func (w *benchWorld) stats(b *testing.B, argument string) time.Duration {
	var took time.Duration
	err := w.store.Update(b.Context(), func(tx store.Tx) error {
		turn := &dialog.Turn{
			Now: w.now, Zone: time.UTC, Tx: tx, Catalogue: &w.catalogue, Staff: &store.Staff{ID: 1, Role: store.RoleAdministrator},
			Person: &store.Person{ID: 1}, Session: &store.Session{},
			Input: dialog.Input{Kind: dialog.Pressed, Press: dialog.Press{Action: report.StatsAction, Argument: argument}},
		}
		began := time.Now()
		err := report.Stats(turn)
		took = time.Since(began)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return took
}
