package backup

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/store"
	"usynys/store/bolt"
)

var almaty = time.FixedZone("Asia/Almaty", 5*60*60)

// newDaily returns a daily backup of an empty store with a clock that the test sets. It
// keeps two backups, files of one byte.
func newDaily(t *testing.T, now *time.Time) *Daily {
	t.Helper()
	data := t.TempDir()
	kept, err := bolt.Open(bolt.Options{Folder: data})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	d := NewDaily(NewMaker(kept, data, slog.New(slog.DiscardHandler)),
		store.BackupSchedule{Keep: 2, Time: store.TimeOfDay(210 * time.Minute)}, almaty)
	d.now = func() time.Time { return *now }
	d.create = func(_ context.Context, path string) (Made, error) {
		return Made{Bytes: 1}, os.WriteFile(path, []byte{1}, 0o600)
	}
	return d
}

// look runs makeIfDue twice and lists the backups that are there then.
func (d *Daily) look(t *testing.T) []string {
	t.Helper()
	for range 2 {
		if err := d.makeIfDue(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	files, err := os.ReadDir(filepath.Join(d.data, FolderName))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		names = append(names, file.Name())
	}
	return names
}

func TestDailyBackup(t *testing.T) {
	now := time.Date(2026, time.November, 23, 10, 0, 0, 0, almaty)
	d := newDaily(t, &now)
	for _, step := range []struct {
		name  string
		later time.Duration
		want  []string
	}{
		{"the first start", 0, nil},
		{"a minute before its time", 17*time.Hour + 29*time.Minute, nil},
		{"its time", time.Minute, []string{"usynys-20261123-223000.db"}},
		{"the same day", 30 * time.Minute, []string{"usynys-20261123-223000.db"}},
		{"late the next day", 30 * time.Hour, []string{"usynys-20261123-223000.db", "usynys-20261125-050000.db"}},
		{"after three days of being down", 72 * time.Hour, []string{"usynys-20261125-050000.db", "usynys-20261128-050000.db"}},
		{"the clock is set back", -48 * time.Hour, []string{"usynys-20261125-050000.db", "usynys-20261128-050000.db"}},
	} {
		now = now.Add(step.later)
		if diff := cmp.Diff(step.want, d.look(t)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
}

// TestOldBackupsGoOnlyAfterAGoodOne lets backups fail for a while: that is tried
// again, not at once, and nothing old is removed meanwhile.
func TestOldBackupsGoOnlyAfterAGoodOne(t *testing.T) {
	now := time.Date(2026, time.November, 23, 10, 0, 0, 0, almaty)
	d := newDaily(t, &now)
	d.look(t)
	folder := filepath.Join(d.data, FolderName)
	old := []string{"mine.db", "usynys-20261101-000000.db", "usynys-20261102-000000.db", "usynys-20261103-000000.db"}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(old, "usynys-20261104-000000.db.new") {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	good, tries := d.create, 0
	d.create = func(context.Context, string) (Made, error) {
		tries++
		return Made{}, errors.New("the disk is full")
	}
	now = now.Add(24 * time.Hour)
	for range 3 {
		if diff := cmp.Diff(old, d.look(t)); diff != "" {
			t.Errorf("after a failure (-want +got):\n%s", diff)
		}
		now = now.Add(retryInterval)
	}
	if tries != 3 {
		t.Errorf("it was tried %d times, want 3", tries)
	}
	d.create = good
	want := []string{"mine.db", "usynys-20261103-000000.db", FileName(now)}
	if diff := cmp.Diff(want, d.look(t)); diff != "" {
		t.Errorf("after a good one (-want +got):\n%s", diff)
	}
}

func TestDailyBackupThatIsOff(t *testing.T) {
	now := time.Date(2026, time.November, 23, 10, 0, 0, 0, almaty)
	d := newDaily(t, &now)
	d.look(t)
	now = now.Add(48 * time.Hour)
	d.catalogue.Keep = 0
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	d.create = func(context.Context, string) (Made, error) {
		cancel()
		t.Error("a backup is made")
		return Made{}, nil
	}
	if err := d.Run(ctx); err != nil {
		t.Fatal(err)
	}
}
