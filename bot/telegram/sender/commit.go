package sender

import (
	"context"
	"time"

	"usynys/bot/crash"
	"usynys/store"
)

// startCommit starts a commit of the results, unless one is running. Results that no
// row waits for may wait for [commitDelay].
func (s *Sender) startCommit(ctx context.Context) {
	waiting, blocking := s.results.blocking()
	now := time.Now() // The real time: a bot under a clock of its own commits too.
	switch {
	case s.committing != nil:
		return
	case !waiting:
		s.results.commitAt = time.Time{}
		return
	case s.results.commitAt.IsZero():
		s.results.commitAt = now.Add(commitDelay)
	}
	if !blocking && len(s.draining) == 0 && s.results.commitAt.After(now) {
		return
	}
	s.results.commitAt = time.Time{}
	if s.committing = s.results.take(); len(s.committing) == 0 {
		s.committing = nil // A decision was faster.
		return
	}
	batch := s.committing
	go func() { s.committed <- s.commit(ctx, batch) }()
}

// onCommit lets the streams go on whose results are committed.
func (s *Sender) onCommit(err error) error {
	batch := s.committing
	s.committing = nil
	if err != nil {
		return err
	}
	for _, result := range batch {
		s.finish(result)
	}
	s.cursors.wake() // Rows that remove a keyboard may have been added.
	return nil
}

// commit records a batch of results in one transaction. It can't be cancelled: what
// Telegram has accepted must be deleted from the outbox.
func (s *Sender) commit(ctx context.Context, batch []result) error {
	err := s.store.Update(context.WithoutCancel(ctx), func(tx store.Tx) error { return write(tx, batch) })
	crash.At(crash.AfterDeleteSent)
	return err
}

func write(tx store.Tx, batch []result) error {
	for _, result := range batch {
		if result.write == nil {
			continue
		}
		if err := result.write(tx); err != nil {
			return err
		}
		crash.At(crash.InDeleteSent)
	}
	return nil
}

// Store returns the sender's store. Every transaction of it also records the results
// that wait, which spares them a commit of their own.
func (s *Sender) Store() store.Store { return carrier{Store: s.store, sender: s} }

type carrier struct {
	store.Store
	sender *Sender
}

// Update implements store.Store.
func (c carrier) Update(ctx context.Context, fn func(store.Tx) error) error {
	var taken []result
	committed := false
	defer func() {
		if len(taken) > 0 {
			c.sender.results.onCarried(taken, committed)
			c.sender.Wake()
		}
	}()
	err := c.Store.Update(ctx, func(tx store.Tx) error {
		taken = append(taken, c.sender.results.carry()...) // fn may run again
		if err := write(tx, taken); err != nil {
			return err
		}
		if err := fn(tx); err != nil {
			return err
		}
		late := c.sender.results.carry() // arrived while fn ran
		taken = append(taken, late...)
		return write(tx, late)
	})
	committed = err == nil
	return err
}
