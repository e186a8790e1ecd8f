package telemetry

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"usynys/store"
)

// commitTimeout is how long a transaction may take before the bot is no longer ready:
// far longer than any disk that works, the slow ones included.
const commitTimeout = 5 * time.Second

// Store is the observed store with its commits timed: from the end of what a
// transaction does to the moment when it is durable.
func (m *Metrics) Store() store.Store { return timedStore{Store: m.store, metrics: m} }

type timedStore struct {
	store.Store
	metrics *Metrics
}

// Update fulfils store.Store. A transaction that was rolled back has no commit.
func (s timedStore) Update(ctx context.Context, fn func(store.Tx) error) error {
	var began, decided time.Time
	// Only one's own beginning is taken away: the next transaction may have begun.
	defer func() { s.metrics.writingSince.CompareAndSwap(&began, nil) }()
	err := s.Store.Update(ctx, func(tx store.Tx) error {
		began = s.metrics.now()
		s.metrics.writingSince.Store(&began)
		err := fn(tx)
		decided = time.Now()
		return err
	})
	if err == nil {
		s.metrics.commits.Observe(time.Since(decided).Seconds())
	}
	return err
}

// transactionAge is how long the transaction that is being written has gone on, 0
// while none is. On a disk that hangs it grows and grows.
func (m *Metrics) transactionAge() time.Duration {
	began := m.writingSince.Load()
	if began == nil {
		return 0
	}
	return m.now().Sub(*began)
}

func (m *Metrics) transactionTime() prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "usynys_transaction_age_seconds", Help: "How long the transaction that is being written has gone on, 0 while none is.",
	}, func() float64 { return m.transactionAge().Seconds() })
}
