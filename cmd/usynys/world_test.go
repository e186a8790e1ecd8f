package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"usynys/bot/simulator"
	"usynys/store/bolt"
)

// world is a simulated Telegram and a data folder for the program.
type world struct {
	testing.TB
	server *simulator.Server
	phones *phones
	data   string
	// catalogue is the file that overrides the embedded catalogue.
	catalogue string
}

// hardDays makes authors hear of a decision soon, but not at once, so that waiting alarms
// must survive every kill. No hour is quiet, and no author writes too much.
const hardDays = `[moderation]
undo = "100ms"
quiet_from = "00:00"
quiet_to = "00:00"
per_day = 1000
open_at_once = 1000
`

func newWorld(t testing.TB, options simulator.Options) *world {
	t.Helper()
	server, err := simulator.New(options)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{TB: t, server: server, phones: newPhones(server), data: filepath.Join(t.TempDir(), "data")}
	w.catalogue = filepath.Join(t.TempDir(), "catalogue.toml")
	if err := os.WriteFile(w.catalogue, []byte(hardDays), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Close()
		for _, violation := range server.Violations() {
			t.Errorf("the bot broke a rule of the Bot API: %v", violation)
		}
	})
	return w
}

// moderatorID is the administrator of every world.
const moderatorID = 9_000_001

// environment returns the program's environment. It sets no rate, so that no test waits
// for it, and no address for metrics, so that any number of bots can run at once.
func (w *world) environment() []string {
	return []string{
		"TELEGRAM_BOT_TOKEN=" + w.server.Token(),
		"TELEGRAM_API_URL=" + w.server.URL(),
		"USYNYS_DATA=" + w.data,
		"USYNYS_SEND_RATE=0",
		"USYNYS_CHAT_RATE=0",
		"USYNYS_HTTP=",
		"USYNYS_CATALOGUE=" + w.catalogue,
		"USYNYS_ADMINS=" + strconv.Itoa(moderatorID),
	}
}

// run starts the bot. Of a variable given twice the last one counts.
func (w *world) run(more ...string) *process {
	w.Helper()
	return startProcess(w.TB, append(w.environment(), more...), "run")
}

// wait waits until a condition about the server holds.
func (w *world) wait(what string, condition func() bool) {
	w.Helper()
	ctx, cancel := context.WithTimeout(w.Context(), limit)
	defer cancel()
	if err := w.server.Wait(ctx, condition); err != nil {
		w.Fatalf("%s: %v", what, err)
	}
}

// polled waits until the bot has confirmed all updates, by asking for the next.
func (w *world) polled() {
	w.Helper()
	w.wait("no update waits", func() bool { return w.server.Unconfirmed() == 0 })
}

// calls counts the effective calls of a method to a chat.
func (w *world) calls(method string, chat int64) int {
	count := 0
	for _, call := range w.server.Calls() {
		if call.Accepted && call.Method == method && (chat == 0 || call.Chat == chat) {
			count++
		}
	}
	return count
}

// exported is a line of the export.
type exported struct {
	Number      string            `json:"number"`
	Seq         uint64            `json:"seq"`
	Status      string            `json:"status"`
	Language    string            `json:"language"`
	Topic       string            `json:"topic"`
	Region      string            `json:"region"`
	Title       string            `json:"title"`
	Body        string            `json:"body"`
	Attachments []json.RawMessage `json:"attachments"`
}

// export returns the output of `usynys export`. The bot must have ended.
func (w *world) export() []exported {
	w.Helper()
	p := startProcess(w.TB, []string{"USYNYS_DATA=" + w.data}, "export")
	if code := p.exit(); code != 0 {
		w.Fatalf("export ended with %d:\n%s", code, p.log)
	}
	var lines []exported
	for decoder := json.NewDecoder(bytes.NewBufferString(p.stdout.String())); decoder.More(); {
		var line exported
		if err := decoder.Decode(&line); err != nil {
			w.Fatal(err)
		}
		lines = append(lines, line)
	}
	return lines
}

// verify verifies the store. The bot must have ended.
func (w *world) verify() bolt.Report {
	w.Helper()
	report, err := bolt.Verify(filepath.Join(w.data, bolt.FileName), nil)
	if err != nil {
		w.Fatal(err)
	}
	for _, finding := range report.Findings {
		w.Errorf("the store has a fault: %s", finding)
	}
	return report
}
