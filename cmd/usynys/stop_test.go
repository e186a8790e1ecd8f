package main_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"usynys/bot/simulator"
)

// startPolling starts the bot and waits until it polls and a person got a reply. From
// then on a long poll is in progress.
func (w *world) startPolling(more ...string) *process {
	w.Helper()
	p := w.run(more...)
	w.phones.phone(1, "First", "kk").Send("/start")
	w.wait("the first person is answered", func() bool { return w.calls("sendMessage", 1) == 1 })
	w.polled()
	return p
}

func TestSignalDuringLongPoll(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		w := newWorld(t, simulator.Options{})
		p := w.startPolling()
		began := time.Now()
		p.signal(signal)
		code := p.exit()
		if took := time.Since(began); code != 0 || took > 2*time.Second {
			t.Errorf("after %v the process ended with %d, %v later", signal, code, took)
		}
	}
}

// TestSignalWhileMuchWaits requires that a stopping bot sends for five seconds, and that
// the next one sends the rest.
func TestSignalWhileMuchWaits(t *testing.T) {
	t.Parallel()
	const chats, firstChat = 1200, 1001 // more than can be sent in time
	w := newWorld(t, simulator.Options{})
	slow := w.server.Break(simulator.Target{Method: "sendMessage"}, simulator.Delayed(2*time.Second))
	for i := range int64(chats) {
		w.phones.phone(firstChat+i, "Somebody", "ru").Send("/start")
	}
	p := w.run()
	w.polled()
	before, began := w.calls("sendMessage", 0), time.Now()
	p.signal(syscall.SIGTERM)
	code := p.exit()
	took := time.Since(began)
	sent := w.calls("sendMessage", 0)
	if code != 0 || took < 4*time.Second || took > 7*time.Second {
		t.Errorf("the process ended with %d, %v after SIGTERM", code, took)
	}
	if sent-before < 64 || sent > chats-64 {
		t.Errorf("%d messages were sent before SIGTERM and %d after it, of %d", before, sent-before, chats)
	}
	p.says("the rest of the outbox waits in the store")
	slow.Lift()
	p = w.run()
	w.wait("everybody is answered", func() bool { return w.calls("sendMessage", 0) >= chats })
	p.terminate()
	for i := range int64(chats) {
		if count := w.calls("sendMessage", firstChat+i); count < 1 || count > 2 {
			t.Errorf("chat %d has the answer %d times", firstChat+i, count)
		}
	}
}

func TestSecondSignalLeavesAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	p := w.startPolling()
	stuck := w.server.Break(simulator.Target{Method: "sendMessage"}, simulator.Delayed(limit))
	w.phones.phone(2, "Second", "ru").Send("/start")
	w.polled()
	polls := w.calls("getUpdates", 0)
	p.signal(syscall.SIGTERM)
	w.wait("the poll is given up", func() bool { return w.calls("getUpdates", 0) > polls })
	began := time.Now()
	p.signal(syscall.SIGTERM)
	<-p.ended
	if took := time.Since(began); took > time.Second || !p.killedBy(syscall.SIGTERM) {
		t.Errorf("%v after the second SIGTERM the process ended with %v", took, p.command.ProcessState)
	}
	stuck.Lift()
	p = w.run()
	w.wait("the second person is answered", func() bool { return w.calls("sendMessage", 2) == 1 })
	p.terminate()
}

// The exit codes, as the README has them.
const (
	failure       = 1
	usage         = 2
	storeHeld     = 75
	configuration = 78
)

func TestExitCodes(t *testing.T) {
	t.Parallel()
	const elsewhere = "1111111111:another-token-that-nobody-has-given-out"
	for name, c := range map[string]struct {
		more []string
		flag string
		code int
		says []string
	}{
		"no token":        {more: []string{"TELEGRAM_BOT_TOKEN="}, code: configuration, says: []string{"no bot token", "TELEGRAM_BOT_TOKEN_FILE"}},
		"two tokens":      {more: []string{"TELEGRAM_BOT_TOKEN_FILE=token"}, code: configuration, says: []string{"both set"}},
		"not a token":     {more: []string{"TELEGRAM_BOT_TOKEN=secret"}, code: configuration, says: []string{"@BotFather"}},
		"unknown token":   {more: []string{"TELEGRAM_BOT_TOKEN=" + elsewhere}, code: configuration, says: []string{"@BotFather"}},
		"several faults":  {more: []string{"TELEGRAM_BOT_TOKEN=", "USYNYS_TIMEZONE=Mars"}, code: configuration, says: []string{"no bot token", "Mars"}},
		"an unknown flag": {flag: "--colour", code: usage, says: []string{"--colour"}},
	} {
		w := newWorld(t, simulator.Options{})
		arguments := []string{"run"}
		if c.flag != "" {
			arguments = append(arguments, c.flag)
		}
		p := startProcess(t, append(w.environment(), c.more...), arguments...)
		if code := p.exit(); code != c.code {
			t.Errorf("%s: exit code %d, want %d", name, code, c.code)
		}
		p.says(c.says...)
		if log := p.log.String() + p.stdout.String(); strings.Contains(log, "another-token") || strings.Contains(log, "simulated-token") {
			t.Errorf("%s: the token is told", name)
		}
	}
}

// TestTokenRevoked requires that a bot whose token is revoked ends and says so,
// whether a poll or a sending call fails first.
func TestTokenRevoked(t *testing.T) {
	t.Parallel()
	for _, method := range []string{"getUpdates", "sendMessage"} {
		w := newWorld(t, simulator.Options{})
		p := w.startPolling()
		w.server.Break(simulator.Target{Method: method}, simulator.Unauthorized())
		w.phones.phone(2, "Second", "ru").Send("/start")
		if code := p.exit(); code != configuration {
			t.Errorf("401 to %s: exit code %d, want %d", method, code, configuration)
		}
		p.says("@BotFather")
	}
}

func TestStoreHeldByRunningBot(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	first := w.startPolling()
	for _, command := range []string{"run", "export"} {
		second := startProcess(t, w.environment(), command)
		if code := second.exit(); code != storeHeld {
			t.Errorf("%s: exit code %d, want %d", command, code, storeHeld)
		}
		second.says(w.data + "/usynys.db")
	}
	w.phones.phone(2, "Second", "ru").Send("/start")
	w.wait("the first bot goes on", func() bool { return w.calls("sendMessage", 2) == 1 })
	first.terminate()
}
