package simulator_test

import (
	"slices"
	"testing"

	"usynys/bot/simulator"
)

// A fault with a chance meets about that share of the calls, and the same calls with the
// same seed.
func TestFaultByChance(t *testing.T) {
	fails := func(seed uint64) []int {
		server, bot := start(t, simulator.Options{Seed: seed})
		server.Break(simulator.Target{Method: "getMe", Chance: 0.3}, simulator.ServerError(500))
		var failed []int
		for i := range 300 {
			if reply, err := bot.post("getMe", nil); err != nil || reply.status == 500 {
				failed = append(failed, i)
			}
		}
		return failed
	}
	first := fails(7)
	if len(first) < 60 || len(first) > 120 {
		t.Errorf("%d of 300 calls failed, want about 90", len(first))
	}
	if !slices.Equal(first, fails(7)) {
		t.Error("the same seed means other failures")
	}
	if slices.Equal(first, fails(8)) {
		t.Error("another seed means the same failures")
	}
}
