package main_test

import (
	"strings"
	"testing"

	"usynys/bot/simulator"
)

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

// TestTokenRevoked requires that a bot whose token is taken back while it runs
// ends and says so, whoever of it hears it first.
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
