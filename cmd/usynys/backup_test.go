package main_test

import (
	"path/filepath"
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

// succeed runs a subcommand that must exit with 0, and returns its output.
func (w *world) succeed(arguments ...string) string {
	w.Helper()
	p := w.operate(arguments...)
	if code := p.exit(); code != 0 {
		w.Fatalf("%q ended with %d:\n%s", arguments, code, p.log)
	}
	return p.stdout.String()
}

// backups returns the finished backups in the data folder, after verifying each.
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

// TestInterruptedBackup kills the process that makes a backup, each time a little later.
// No half file ever has the name of a backup, and the next successful backup leaves no
// rest.
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
	kept := filepath.Join(t.TempDir(), "kept.db")
	w.succeed("backup", "-o", kept)
	if _, err := bolt.Verify(kept, nil); err != nil {
		t.Error(err)
	}
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
