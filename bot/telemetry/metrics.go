package telemetry

import (
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"usynys/bot/dialog"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// Options are the settings of the metrics.
type Options struct {
	Store store.Store
	// Zone is the time zone of days.
	Zone *time.Location
	// PollTimeout is how long Telegram holds a poll while nothing happens.
	PollTimeout time.Duration
	// BackupJob is the name of the daily backup in the store, empty for none.
	BackupJob string
	// Version and Commit say which program this is.
	Version, Commit string
	// Now is the clock, by default time.Now.
	Now func() time.Time
}

// Metrics observes the bot. It may be used by many goroutines.
type Metrics struct {
	registry    *prometheus.Registry
	store       store.Store
	pollTimeout time.Duration
	now         func() time.Time
	// lastPoll is when Telegram last answered a poll, in Unix nanoseconds; 0 is never.
	lastPoll atomic.Int64
	// writingSince is when the open transaction began, nil for none.
	writingSince atomic.Pointer[time.Time]

	updates, calls, sends, sendErrors labelledCounters
	commits                           prometheus.Histogram
}

// New returns metrics with a registry of their own.
func New(options Options) *Metrics {
	if options.Now == nil {
		options.Now = time.Now
	}
	m := &Metrics{
		registry: prometheus.NewRegistry(), store: options.Store, pollTimeout: options.PollTimeout, now: options.Now,
		updates: newCounters("usynys_updates_total", "Updates of committed batches, repeated ones included, by what was done.",
			labelSets{{"kind", append(kinds[:len(kinds):len(kinds)], other)}}),
		calls: newCounters("usynys_calls_total", "Calls of the Bot API by class of method and by how they ended.",
			labelSets{{"method", methods}, {"result", append(results(), other)}}),
		sends: newCounters("usynys_sends_total", "Rows of the outbox that Telegram has accepted, by lane.",
			labelSets{{"lane", append(lanes[:len(lanes):len(lanes)], other)}}),
		sendErrors: newCounters("usynys_send_errors_total", "Tries to send a row of the outbox that failed, by class of failure.",
			labelSets{{"class", classNames()}}),
		commits: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "usynys_commit_seconds", Help: "How long it took to make a transaction durable.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
		}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "usynys_build_info", Help: "Which program this is; always 1.",
		ConstLabels: prometheus.Labels{"version": options.Version, "commit": options.Commit},
	})
	build.Set(1)
	m.registry.MustRegister(
		m.updates.vector, m.calls.vector, m.sends.vector, m.sendErrors.vector, m.commits, build, m.pollTime(), m.transactionTime(),
		&storeCollector{store: options.Store, zone: options.Zone, now: options.Now, backupJob: options.BackupJob},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		collectors.NewBuildInfoCollector(),
	)
	return m
}

func (m *Metrics) pollTime() prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "usynys_last_poll_timestamp_seconds", Help: "When Telegram last answered a poll, 0 before the first.",
	}, func() float64 { return float64(m.lastPoll.Load()) / float64(time.Second) })
}

// Polled records that Telegram has answered a poll.
func (m *Metrics) Polled() { m.lastPoll.Store(m.now().UnixNano()) }

// Received counts an update.
func (m *Metrics) Received(kind dialog.InputKind) { m.updates.count(nameOf(kinds[:], kind)) }

// Sent counts a row that Telegram has accepted.
func (m *Metrics) Sent(lane store.Lane) { m.sends.count(nameOf(lanes[:], lane)) }

// SendFailed counts a failed attempt to send.
func (m *Metrics) SendFailed(class client.Class) { m.sendErrors.count(class.String()) }

// Called counts a call of the Bot API.
func (m *Metrics) Called(method string, err error) { m.calls.count(methodClass(method), resultOf(err)) }
