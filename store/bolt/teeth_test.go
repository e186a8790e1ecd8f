package bolt

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"usynys/store"
	"usynys/store/storetest"
)

// brokenVariable names the mistake with which the contract is run below.
const brokenVariable = "STORETEST_BROKEN"

// mistakes are stores that keep the contract but for one promise.
var mistakes = map[string]func(*Store) store.Store{
	"the offset only rises":            withFault(func(tx store.Tx) store.Tx { return risingOffset{tx} }),
	"handled updates are forgotten":    withFault(func(tx store.Tx) store.Tx { return forgetsSeen{tx} }),
	"what was refused stays":           func(s *Store) store.Store { return keepsRefused{s} },
	"sent rows are not struck off":     withFault(func(tx store.Tx) store.Tx { return keepsSent{tx} }),
	"a slot's newer row does not win":  withFault(func(tx store.Tx) store.Tx { return keepsSlots{tx} }),
	"audit entries are not chained on": withFault(func(tx store.Tx) store.Tx { return dropsAudit{tx} }),
}

// TestContractHasTeeth requires that the contract's tests find each mistake.
func TestContractHasTeeth(t *testing.T) {
	for name := range mistakes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			program, err := os.Executable()
			ok(t, err)
			command := exec.CommandContext(t.Context(), program, "-test.run=^TestBrokenContract$", "-test.failfast")
			command.Env = append(os.Environ(), brokenVariable+"="+name, "GORACE=atexit_sleep_ms=0")
			said, err := command.CombinedOutput()
			if err == nil || !strings.Contains(string(said), "--- FAIL: TestBrokenContract/") {
				t.Errorf("the contract's tests find nothing wrong: %v\n%s", err, said)
			}
		})
	}
}

// TestBrokenContract runs the contract on the broken store that an environment variable
// names. Without one it does nothing.
func TestBrokenContract(t *testing.T) {
	if breaks, named := mistakes[os.Getenv(brokenVariable)]; named {
		storetest.Run(t, func(t *testing.T, folder string) store.Store {
			s := mustOpen(t, Options{Folder: folder})
			t.Cleanup(func() { _ = s.Close() })
			return breaks(s)
		})
	}
}

// faultyStore is a store whose transactions do not keep the contract.
type faultyStore struct {
	*Store
	change func(store.Tx) store.Tx
}

func withFault(change func(store.Tx) store.Tx) func(*Store) store.Store {
	return func(s *Store) store.Store { return faultyStore{Store: s, change: change} }
}

func (c faultyStore) Update(ctx context.Context, fn func(store.Tx) error) error {
	return c.Store.Update(ctx, func(tx store.Tx) error { return fn(c.change(tx)) })
}

type risingOffset struct{ store.Tx }

func (t risingOffset) SetNextOffset(id int64) error {
	before, err := t.NextOffset()
	if err != nil || id < before {
		return err
	}
	return t.Tx.SetNextOffset(id)
}

type forgetsSeen struct{ store.Tx }

func (forgetsSeen) MarkProcessed(store.UpdateKey) error { return nil }

type keepsSent struct{ store.Tx }

func (keepsSent) DeleteSent(uint64) error { return nil }

type keepsSlots struct{ store.Tx }

func (t keepsSlots) Enqueue(row store.OutboxRow) (uint64, error) {
	row.Slot = ""
	return t.Tx.Enqueue(row)
}

type dropsAudit struct{ store.Tx }

func (dropsAudit) AppendAudit(store.AuditEntry) error { return nil }

// keepsRefused commits even if the function returns an error.
type keepsRefused struct{ *Store }

func (k keepsRefused) Update(ctx context.Context, fn func(store.Tx) error) error {
	var refused error
	err := k.Store.Update(ctx, func(tx store.Tx) error { refused = fn(tx); return nil })
	if refused != nil {
		return refused
	}
	return err
}
