package demo

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"usynys/bot"
	"usynys/bot/telegram/client"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/bolt/outgoing"
)

// killableStore is a store that a kill cuts off from a running bot: what was committed
// stays, and later writes fail.
type killableStore struct {
	store.Store
	killed atomic.Bool
}

var errKilled = errors.New("the bot was killed")

func (m *killableStore) Update(ctx context.Context, fn func(store.Tx) error) error {
	if m.killed.Load() {
		return errKilled
	}
	return m.Store.Update(ctx, fn)
}

func (m *killableStore) View(ctx context.Context, fn func(store.Reader) error) error {
	if m.killed.Load() {
		return errKilled
	}
	return m.Store.View(ctx, fn)
}

// restartableBot runs the bot over a folder, kills and restarts it.
type restartableBot struct {
	*shiftedClock
	ctx    context.Context
	folder string
	// options is everything but the store.
	options bot.Options
	api     client.Options

	mu       sync.Mutex
	killable *killableStore
	stop     context.CancelFunc
	ended    chan error
}

// start opens the store and runs a bot on it.
func (d *restartableBot) start() error {
	kept, err := bolt.Open(bolt.Options{Folder: d.folder})
	if err != nil {
		return err
	}
	options := d.options
	d.killable = &killableStore{Store: kept}
	options.Store, options.Files = d.killable, outgoing.In(d.folder)
	b, err := bot.Assemble(options, d.api)
	if err != nil {
		return errors.Join(err, kept.Close())
	}
	ctx, stop := context.WithCancel(d.ctx)
	ended := make(chan error, 1)
	go func() {
		// Closed too, so that a kill after a failed start does not wait.
		defer close(ended)
		ended <- b.Run(ctx)
	}()
	d.stop, d.ended = stop, ended
	return nil
}

// Kill stops the bot as kill -9 does and starts it again: the bot can't write any more,
// not even that a message was sent, and does not drain its outbox.
func (d *restartableBot) Kill() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.killable.killed.Store(true)
	d.stop()
	if err := <-d.ended; err != nil {
		d.options.Log.Debug("the demo's bot was killed", "error", err)
	}
	if err := d.killable.Close(); err != nil {
		return err
	}
	return d.start()
}

// end stops the bot gracefully.
func (d *restartableBot) end() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.stop()
	return errors.Join(<-d.ended, d.killable.Close())
}
