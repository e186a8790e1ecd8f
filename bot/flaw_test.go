package bot

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"usynys/store"
)

// flaw is a likely mistake in the loop. Most are wrappers of the store.
type flaw struct {
	// confirms has updates confirmed before they are stored.
	confirms bool
	wrap     func(store.Store, *wire) store.Store
}

// flawed is a store with wrapped transactions and reading transactions.
type flawed struct {
	store.Store
	update func(tx store.Tx) store.Tx
	// after runs after each committed update.
	after func(context.Context) error
	view  func(ctx context.Context, fn func(store.Reader) error) error
	// mu is locked during an update and after.
	mu sync.Mutex
}

func (f *flawed) Update(ctx context.Context, fn func(store.Tx) error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	err := f.Store.Update(ctx, func(tx store.Tx) error {
		if f.update != nil {
			tx = f.update(tx)
		}
		return fn(tx)
	})
	if err == nil && f.after != nil {
		err = f.after(ctx)
	}
	return err
}

func (f *flawed) View(ctx context.Context, fn func(store.Reader) error) error {
	if f.view != nil {
		return f.view(ctx, fn)
	}
	return f.Store.View(ctx, fn)
}

// apartTx delays the records that an update was handled.
type apartTx struct {
	store.Tx
	later *[]func(store.Tx) error
}

func (t apartTx) SetNextOffset(id int64) error {
	*t.later = append(*t.later, func(tx store.Tx) error { return tx.SetNextOffset(id) })
	return nil
}

func (t apartTx) MarkProcessed(mark store.UpdateKey) error {
	*t.later = append(*t.later, func(tx store.Tx) error { return tx.MarkProcessed(mark) })
	return nil
}

// offsetApart stores in a second transaction that a batch was handled.
func offsetApart(inner store.Store, _ *wire) store.Store {
	var later []func(store.Tx) error
	f := &flawed{Store: inner}
	f.update = func(tx store.Tx) store.Tx { later = nil; return apartTx{Tx: tx, later: &later} }
	f.after = func(ctx context.Context) error {
		if len(later) == 0 {
			return nil
		}
		return inner.Update(ctx, func(tx store.Tx) error {
			for _, write := range later {
				if err := write(tx); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return f
}

// hastyTx sends outbox rows before the commit.
type hastyTx struct {
	store.Tx
	wire *wire
}

func (t hastyTx) Enqueue(row store.OutboxRow) (uint64, error) {
	if !strings.HasPrefix(row.Message.Text, "№") {
		return t.Tx.Enqueue(row)
	}
	chat := strconv.FormatInt(int64(row.Chat), 10)
	return 0, t.wire.post("sendMessage", url.Values{"chat_id": {chat}, "text": {row.Message.Text}})
}

func sendBeforeCommit(inner store.Store, wire *wire) store.Store {
	return &flawed{Store: inner, update: func(tx store.Tx) store.Tx { return hastyTx{Tx: tx, wire: wire} }}
}

// risingTx takes updates below the offset for processed ones.
type risingTx struct{ store.Tx }

func (t risingTx) Processed(mark store.UpdateKey) (bool, error) {
	next, err := t.NextOffset()
	return mark.ID < next, err
}

func skipBelowOffset(inner store.Store, _ *wire) store.Store {
	return &flawed{Store: inner, update: func(tx store.Tx) store.Tx { return risingTx{tx} }}
}

// takenReader records the row that the sender reads before it sends it.
type takenReader struct {
	store.Reader
	taken *uint64
}

func (r takenReader) Outbox(after uint64, limit int) ([]store.OutboxRow, error) {
	rows, err := r.Reader.Outbox(after, limit)
	if limit == 1 && len(rows) == 1 {
		*r.taken = rows[0].ID
	}
	return rows, err
}

func (r takenReader) IsPending(id uint64) (bool, error) {
	waits, err := r.Reader.IsPending(id)
	if waits {
		*r.taken = id
	}
	return waits, err
}

// strikeOffFirst deletes a row before it is sent.
func strikeOffFirst(inner store.Store, _ *wire) store.Store {
	f := &flawed{Store: inner}
	f.view = func(ctx context.Context, fn func(store.Reader) error) error {
		var taken uint64
		err := inner.View(ctx, func(r store.Reader) error { return fn(takenReader{Reader: r, taken: &taken}) })
		if err != nil || taken == 0 {
			return err
		}
		return inner.Update(ctx, func(tx store.Tx) error { return tx.DeleteSent(taken) })
	}
	return f
}
