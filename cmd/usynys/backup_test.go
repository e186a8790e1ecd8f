package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
	"usynys/store/bolt"
)

// operate runs a subcommand on the data folder of a world.
func (w *world) operate(arguments ...string) *process {
	w.Helper()
	return startProcess(w.TB, []string{"USYNYS_DATA=" + w.data}, arguments...)
}

// succeed runs a subcommand that must end well, and returns what it says.
func (w *world) succeed(arguments ...string) string {
	w.Helper()
	p := w.operate(arguments...)
	if code := p.exit(); code != 0 {
		w.Fatalf("%q ended with %d:\n%s", arguments, code, p.log)
	}
	return p.stdout.String()
}

// backups lists the finished backups in the data folder; each must be sound.
func (w *world) backups() []string {
	w.Helper()
	found, err := filepath.Glob(filepath.Join(w.data, "backups", "*.db"))
	if err != nil {
		w.Fatal(err)
	}
	for _, path := range found {
		if report, err := bolt.Verify(path, nil); err != nil || report.Total > 0 {
			w.Errorf("%s: %v %v", path, err, report.Findings)
		}
	}
	return found
}

// TestRestoreDrill does what an operator must be able to rely on: a backup is made
// while people write, the machine dies, the backup is restored elsewhere, and every
// proposal that had a number when the backup began is there.
func TestRestoreDrill(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	first := w.run()
	writers := newWriters(w, 8)
	writers.start()
	writers.wait(8)
	before := writers.acknowledged()
	backup := filepath.Join(t.TempDir(), "backup.db")
	w.succeed("backup", "-o", backup)
	if made := w.backups(); len(made) != 0 {
		t.Errorf("a backup elsewhere left %q", made)
	}
	writers.wait(len(before) + 8) // the bot has gone on
	first.kill()
	<-first.ended
	writers.stop()
	w.settled()

	p := w.operate("restore", backup)
	if code := p.exit(); code != failure {
		t.Errorf("a store was replaced without --force: exit code %d", code)
	}
	t.Log(w.succeed("restore", "--force", backup))
	report := w.verify()
	if report.Held != report.Outbox {
		t.Errorf("of %d messages %d are on hold", report.Outbox, report.Held)
	}
	there := map[string]string{}
	for _, row := range w.export() {
		there[row.Number] = row.Title
	}
	for number, title := range before {
		if there[number] != title {
			t.Errorf("%s is %q, it was acknowledged as %q", number, there[number], title)
		}
	}
	// Whoever writes is answered again, and nothing is left but what is on hold. The
	// socket of the bot that was killed is no hindrance.
	second := w.run()
	asked := w.phones.phone(1, "Newcomer", "kk")
	asked.Send("/start")
	w.wait("a newcomer is answered", func() bool { return w.calls("sendMessage", 1) > 0 })
	w.polled()
	w.succeed("backup")
	second.terminate()
	if after := w.verify(); after.Held > report.Held || after.Outbox != after.Held {
		t.Errorf("%d messages wait, %d on hold, %d were", after.Outbox, after.Held, report.Held)
	}
	if made := w.backups(); len(made) != 1 {
		t.Errorf("the backups are %q", made)
	}
	t.Logf("%d proposals acknowledged before the backup, %d in it, %d messages on hold", len(before), len(there), report.Held)
}

// TestInterruptedBackup kills whoever makes a backup, each a little later than the
// one before: no half file ever has the name of a backup, and the next one that
// succeeds leaves no rest.
func TestInterruptedBackup(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	bot := w.startPolling()
	for i := range 20 {
		p := w.operate("backup")
		select {
		case <-p.ended:
		case <-time.After(time.Duration(i*3) * time.Millisecond):
		}
		p.kill()
		<-p.ended
	}
	interrupted := len(w.backups())
	w.succeed("backup")
	if rest, _ := filepath.Glob(filepath.Join(w.data, "backups", "*.new")); len(rest) > 0 {
		t.Errorf("left are %q", rest)
	}
	// The same with the bot that makes the copy.
	p := w.operate("backup")
	bot.kill()
	p.exit()
	w.backups()
	w.succeed("backup")
	if rest, _ := filepath.Glob(filepath.Join(w.data, "backups", "*.new")); len(rest) > 0 {
		t.Errorf("left are %q", rest)
	}
	t.Logf("%d names were given before the kill", interrupted)
}

// TestMissedDailyBackup starts a bot whose last daily backup was long ago.
func TestMissedDailyBackup(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	w.startPolling().terminate()
	kept, err := bolt.Open(bolt.Options{Folder: w.data})
	if err != nil {
		t.Fatal(err)
	}
	err = kept.Update(t.Context(), func(tx store.Tx) error { return tx.SetLastRun("backup", time.Now().AddDate(0, 0, -3)) })
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		p := w.run()
		p.logs("polling")
		if len(w.backups()) == 0 {
			p.logs("backup made")
		}
		p.terminate()
	}
	if made := w.backups(); len(made) != 1 {
		t.Errorf("three missed backups were made up by %q", made)
	}
}

// TestSocketIsForTheOwnerOnly also sends what nobody should.
func TestSocketIsForTheOwnerOnly(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	p := w.startPolling()
	path := filepath.Join(w.data, "usynys.sock")
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info, err)
	}
	if answer := ask(t, path, "remove everything\n"); !strings.HasPrefix(answer, "failed ") {
		t.Errorf("the answer is %q", answer)
	}
	if answer := ask(t, path, strings.Repeat("copy", 1000)); strings.HasPrefix(answer, "copied ") {
		t.Errorf("the answer is %q", answer)
	}
	w.succeed("backup")
	p.signal(syscall.SIGTERM)
	p.exit()
	if _, err := os.Stat(path); err == nil {
		t.Error("the socket is left")
	}
}
