package storetest

import (
	"context"
	"errors"

	"usynys/store"
)

// Twice returns the store with every function of an update run twice, the first time
// rolled back, as a backend may do that repeats a transaction after a conflict.
// Callers run their tests on it to show that their functions may run again. A function
// that fails at the first run is not run again.
func Twice(inner store.Store) store.Store { return twice{inner} }

type twice struct{ store.Store }

// errAgain rolls the first run back.
var errAgain = errors.New("run again")

func (s twice) Update(ctx context.Context, fn func(store.Tx) error) error {
	err := s.Store.Update(ctx, func(tx store.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		return errAgain
	})
	if !errors.Is(err, errAgain) {
		return err
	}
	return s.Store.Update(ctx, fn)
}
