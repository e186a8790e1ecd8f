package main_test

import (
	"net/http"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"usynys/bot/simulator"
)

// hung is a bot on a disk that hangs, and two people who have written since.
type hung struct {
	*world
	bot     *process
	address string
	disk    hang
}

// hangs lets a bot answer a person, makes the disk hang, and lets people write.
func hangs(t *testing.T) *hung {
	t.Helper()
	needStrace(t)
	w := newWorld(t, simulator.Options{})
	h := &hung{world: w, bot: w.startPolling(anyPort)}
	h.address = h.bot.address()
	h.disk = h.bot.hang()
	for _, person := range []int64{2, 3} {
		w.phones.phone(person, "Somebody", "kk").Send("/start")
	}
	h.saysSo(t)
	h.promisedNothing(t)
	return h
}

var longTransaction = regexp.MustCompile(`(?m)^usynys_transaction_age_seconds (?:[5-9]|[1-9]\d)`)

// saysSo waits until the bot reports after five seconds that it is not ready, and why.
func (h *hung) saysSo(t *testing.T) {
	t.Helper()
	const why = "a transaction has not become durable"
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for deadline := time.Now().Add(limit); ; <-look.C {
		status, text := get(t, "http://"+h.address+"/readyz")
		if status == http.StatusServiceUnavailable && strings.Contains(text, why) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("/readyz: %d %s", status, text)
		}
	}
	h.health(h.address, failure, why)
	if status, _ := get(t, "http://"+h.address+"/healthz"); status != http.StatusOK {
		t.Errorf("/healthz: %d", status)
	}
	_, metrics := get(t, "http://"+h.address+"/metrics")
	if !longTransaction.MatchString(metrics) {
		t.Error("the metrics show no transaction that has taken 5 seconds or more")
	}
}

// promisedNothing requires that Telegram still has the messages, and that no person got a
// reply.
func (h *hung) promisedNothing(t *testing.T) {
	t.Helper()
	for _, person := range []int64{2, 3} {
		if answers := h.calls("sendMessage", person); answers != 0 {
			t.Errorf("person %d was answered %d times", person, answers)
		}
	}
	if waiting := h.server.Unconfirmed(); waiting != 2 {
		t.Errorf("%d updates wait at Telegram, want 2", waiting)
	}
}

// goesOn requires that every person got one reply, from either process.
func (h *hung) goesOn(t *testing.T, p *process) {
	t.Helper()
	h.wait("both are answered", func() bool { return h.calls("sendMessage", 2) > 0 && h.calls("sendMessage", 3) > 0 })
	h.polled()
	p.terminate()
	for _, person := range []int64{2, 3} {
		if answers := h.calls("sendMessage", person); answers != 1 {
			t.Errorf("person %d was answered %d times", person, answers)
		}
	}
	h.verify()
}

// TestHungDisk makes the disk of a bot hang while people write. The bot reports that it
// is not ready and why, and sends no reply, since nothing is stored. However that ends,
// each person gets one reply.
func TestHungDisk(t *testing.T) {
	t.Parallel()
	ends := map[string]func(*testing.T, *hung) *process{
		"the disk comes back": func(_ *testing.T, h *hung) *process {
			h.disk.comesBack()
			h.wait("the bot goes on", func() bool { return h.calls("sendMessage", 3) > 0 })
			h.health(h.address, 0, "ready")
			return h.bot
		},
		"told to stop": func(t *testing.T, h *hung) *process {
			h.disk.told()
			h.promisedNothing(t)
			h.disk.comesBack()
			if code := h.bot.exit(); code != 0 {
				t.Errorf("the bot ended with %d", code)
			}
			return h.run(quiet)
		},
		"told to stop twice": func(t *testing.T, h *hung) *process {
			again := time.NewTicker(50 * time.Millisecond)
			defer again.Stop()
			for !h.bot.dead() {
				h.bot.signal(syscall.SIGTERM)
				select {
				case <-again.C:
				case <-t.Context().Done():
					t.Fatal("the bot lives on")
				}
			}
			h.disk.comesBack() // a tracer keeps the zombie from being reaped
			<-h.bot.ended
			if !h.bot.killedBy(syscall.SIGTERM) {
				t.Errorf("the bot ended with %v", h.bot.command.ProcessState)
			}
			h.promisedNothing(t)
			h.verify()
			return h.run(quiet)
		},
		"killed": func(t *testing.T, h *hung) *process {
			h.bot.kill()
			h.disk.comesBack()
			<-h.bot.ended
			h.promisedNothing(t)
			h.verify()
			return h.run(quiet)
		},
	}
	for how, end := range ends {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			h := hangs(t)
			h.goesOn(t, end(t, h))
		})
	}
}
