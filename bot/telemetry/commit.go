package telemetry

import (
	"context"
	"time"

	"usynys/store"
)

// Store is the observed store with its commits timed: from the end of what a
// transaction does to the moment when it is durable.
func (m *Metrics) Store() store.Store { return timedStore{Store: m.store, metrics: m} }

type timedStore struct {
	store.Store
	metrics *Metrics
}

// Update fulfils store.Store. A transaction that was rolled back has no commit.
func (s timedStore) Update(ctx context.Context, fn func(store.Tx) error) error {
	var decided time.Time
	err := s.Store.Update(ctx, func(tx store.Tx) error {
		err := fn(tx)
		decided = time.Now()
		return err
	})
	if err == nil {
		s.metrics.commits.Observe(time.Since(decided).Seconds())
	}
	return err
}
