package main_test

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
	"testing"

	"usynys/bot/crash"
	"usynys/bot/simulator"
)

// crashHits are the hits of each point that are tried: the first ten, in which
// people say who they are, and later ones, in which they write, send and decide.
var crashHits = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 17, 22, 28, 35, 45}

// TestCrashPoints kills the bot at each named moment, at its first hits and some
// later ones, and requires of what came of it the same as TestKill.
//
//	go test ./cmd/usynys -run TestCrashPoints/after-commit:3
func TestCrashPoints(t *testing.T) {
	path, err := killableStore()
	if err != nil {
		t.Fatal(err)
	}
	for _, point := range crash.Points {
		for _, hit := range crashHits {
			moment := fmt.Sprintf("%s:%d", point, hit)
			t.Run(moment, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t, simulator.Options{})
				newCampaign(w, 2, 1, uint64(hit)).survives(func() *process {
					return startBinary(w.TB, path, append(w.environment(), quiet, "USYNYS_CRASH="+moment), "run")
				}, func(dead *process) {
					if !dead.killedBy(syscall.SIGKILL) {
						t.Errorf("at %s the bot ended with %v:\n%s", moment, dead.command.ProcessState, newest(dead.log.String()))
					}
				})
			})
		}
	}
}

// TestReleaseHasNoCrashPoints requires that nobody can have a released program kill
// itself: it does not know of the variable that says when.
func TestReleaseHasNoCrashPoints(t *testing.T) {
	for _, c := range []struct {
		binary func() (string, error)
		knows  bool
	}{{built, false}, {killableStore, true}} {
		path, err := c.binary()
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if knows := bytes.Contains(content, []byte("USYNYS_CRASH")); knows != c.knows {
			t.Errorf("%s knows the variable: %v", path, knows)
		}
	}
}
