package telemetry

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"usynys/store"
)

// commitTimeout is how long a transaction may take before the bot counts as not ready: far
// longer than on any working disk.
const commitTimeout = 5 * time.Second

// Store returns the observed store with its commits timed, from the end of the
// transaction's function until the commit is durable.
func (m *Metrics) Store() store.Store { return timedStore{Store: m.store, metrics: m} }

type timedStore struct {
	store.Store
	metrics *Metrics
}

// Update implements store.Store. It does not time a transaction that is rolled back.
func (s timedStore) Update(ctx context.Context, fn func(store.Tx) error) error {
	var began, decided time.Time
	// The next transaction may have begun: remove only one's own start.
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

// transactionAge returns the age of the open transaction, 0 for none. On a hanging disk it
// keeps growing.
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
