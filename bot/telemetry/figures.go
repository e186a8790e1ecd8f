package telemetry

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"usynys/store"
)

// maxCounted bounds the count of outbox rows and of dead letters, to keep the reading
// transaction short. A figure at the bound means that many or more.
const maxCounted = 50_000

// viewTimeout is the timeout of a reading transaction: none begins while a disk hangs.
const viewTimeout = time.Second

// storeCollector collects the figures of the store in one reading transaction a scrape. It
// counts the keys of indexes up to maxCounted, and reads one outbox row a lane.
type storeCollector struct {
	store store.Store
	zone  *time.Location
	now   func() time.Time
	// backupJob is the name of the daily backup, empty for none.
	backupJob string
}

func newDesc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

var (
	outboxRows  = newDesc("usynys_outbox_rows", "Rows that wait to be sent, by lane, counted to 50,000 in all.", "lane")
	outboxAge   = newDesc("usynys_outbox_oldest_age_seconds", "Age of the oldest row that waits to be sent, by lane, 0 for none.", "lane")
	deadLetters = newDesc("usynys_dead_letters", "Messages that Telegram refused for good, counted to 50,000.")
	quarantined = newDesc("usynys_quarantined_updates", "Updates that could not be handled and are kept, at most 1,000.")
	waiting     = newDesc("usynys_queue_waiting", "Proposals that wait for a decision.")
	late        = newDesc("usynys_queue_late", "Proposals whose promised day has passed without a decision.")
	backup      = newDesc("usynys_daily_backup_timestamp_seconds", "The last moment for which a daily backup was due and made, 0 before the first.")
)

// Describe implements prometheus.Collector.
func (s *storeCollector) Describe(out chan<- *prometheus.Desc) {
	for _, described := range []*prometheus.Desc{outboxRows, outboxAge, deadLetters, quarantined, waiting, late, backup} {
		out <- described
	}
}

// Collect implements prometheus.Collector. If the store can't be read it returns no
// figures; /readyz then says why.
func (s *storeCollector) Collect(out chan<- prometheus.Metric) {
	var found storeFigures
	ctx, cancel := context.WithTimeout(context.Background(), viewTimeout)
	defer cancel()
	if s.store.View(ctx, func(r store.Reader) error { return s.read(&found, r) }) != nil {
		return
	}
	gauge := func(described *prometheus.Desc, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(described, prometheus.GaugeValue, value, labels...)
	}
	for lane, name := range append(lanes[:len(lanes):len(lanes)], other) {
		gauge(outboxRows, float64(found.rows[lane]), name)
		gauge(outboxAge, found.age[lane].Seconds(), name)
	}
	gauge(deadLetters, float64(found.deadLetters))
	gauge(quarantined, float64(found.quarantined))
	gauge(waiting, float64(found.waiting))
	gauge(late, float64(found.late))
	if s.backupJob != "" {
		gauge(backup, max(float64(found.backup.Unix()), 0))
	}
}

// storeFigures are the figures of the store. The last lane is for unknown ones.
type storeFigures struct {
	rows                                    [len(lanes) + 1]int
	age                                     [len(lanes) + 1]time.Duration
	deadLetters, quarantined, waiting, late int
	backup                                  time.Time
}

func (s *storeCollector) read(f *storeFigures, r store.Reader) (err error) {
	if s.backupJob != "" {
		if f.backup, err = r.LastRun(s.backupJob); err != nil {
			return err
		}
	}
	return f.read(r, s.zone, s.now())
}

func (f *storeFigures) read(r store.Reader, zone *time.Location, now time.Time) error {
	backlog, err := r.OutboxByLane(maxCounted)
	if err != nil {
		return err
	}
	for _, in := range backlog {
		lane := min(int(in.Lane), len(lanes))
		f.rows[lane] += in.Rows
		f.age[lane] = max(f.age[lane], now.Sub(in.Since))
	}
	if f.deadLetters, err = r.CountDeadLetters(maxCounted); err != nil {
		return err
	}
	if f.quarantined, err = r.CountQuarantined(); err != nil {
		return err
	}
	today := store.DateOf(now, zone)
	for c, err := range r.QueueCounts(store.StatusSubmitted) {
		if err != nil {
			return err
		}
		f.waiting += c.Count
		if c.Due < today {
			f.late += c.Count
		}
	}
	return nil
}
