package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sys/unix"

	"usynys/store"
)

func mode(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	ok(t, err)
	return info.Mode().Perm()
}

func TestOpenMakesFolderAndFileForTheOwnerOnly(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o077, 0o777} {
		parent := t.TempDir()
		folder := filepath.Join(parent, "a", "data")
		before := unix.Umask(umask)
		s, err := Open(Options{Folder: folder + "/"})
		unix.Umask(before)
		ok(t, err)
		ok(t, s.Close())
		for path, wanted := range map[string]fs.FileMode{
			folder: 0o700, filepath.Join(folder, FileName): 0o600, filepath.Join(folder, lockName): 0o600,
		} {
			if got := mode(t, path); got != wanted {
				t.Errorf("umask %o: %s has mode %o, want %o", umask, path, got, wanted)
			}
		}
	}
}

func TestOpenTightensWhatIsThere(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	ok(t, mustOpen(t, Options{Folder: folder}).Close())
	paths := map[string]fs.FileMode{
		folder: 0o700, filepath.Join(folder, FileName): 0o600, filepath.Join(folder, lockName): 0o600,
	}
	for path := range paths {
		ok(t, os.Chmod(path, 0o777))
	}
	mustOpen(t, Options{Folder: folder})
	for path, wanted := range paths {
		if got := mode(t, path); got != wanted {
			t.Errorf("%s has mode %o, want %o", path, got, wanted)
		}
	}
}

func TestOpenRefusesWhatIsNoFolderOfItsOwn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	ok(t, os.WriteFile(file, nil, 0o644))
	shared := t.TempDir()
	ok(t, os.Chmod(shared, 0o777|fs.ModeSticky))
	for _, folder := range []string{"", file, filepath.Join(file, "data"), shared} {
		if _, err := Open(Options{Folder: folder}); err == nil {
			t.Errorf("%q was opened", folder)
		}
	}
	if got := mode(t, file); got != 0o644 {
		t.Errorf("the file in the way was changed to %o", got)
	}
	if got := mode(t, shared); got != 0o777 {
		t.Errorf("the shared folder was changed to %o", got)
	}
	database := filepath.Join(t.TempDir(), FileName)
	ok(t, os.Mkdir(database, 0o755))
	if _, err := Open(Options{Folder: filepath.Dir(database)}); err == nil {
		t.Error("a folder was opened as the database")
	}
}

func TestSecondOpenIsRefused(t *testing.T) {
	folder := t.TempDir()
	s := mustOpen(t, Options{Folder: folder})
	var held *store.LockedError
	if _, err := Open(Options{Folder: folder}); !errors.As(err, &held) || held.Path != s.Path() {
		t.Fatalf("in the same process: %v", err)
	}
	if code := runChild(t, "open", folder); code != childHeld {
		t.Fatalf("in another process: exit code %d", code)
	}
	ok(t, s.Close())
	if code := runChild(t, "open", folder); code != 0 {
		t.Fatalf("after closing: exit code %d", code)
	}
}

func TestHeldTellsWhetherTheStoreIsOpen(t *testing.T) {
	folder := t.TempDir()
	held := func(wanted bool) {
		t.Helper()
		if got, err := IsLocked(folder); err != nil || got != wanted {
			t.Errorf("got %t, %v", got, err)
		}
	}
	held(false)
	s := mustOpen(t, Options{Folder: folder})
	held(true)
	ok(t, s.Close())
	held(false)
	asking, err := os.Open(filepath.Join(folder, lockName))
	ok(t, err)
	defer func() { ok(t, asking.Close()) }()
	ok(t, unix.Flock(int(asking.Fd()), unix.LOCK_SH))
	held(false)
}

func TestLockHoldsWhenTheFileIsMovedAside(t *testing.T) {
	folder := t.TempDir()
	s := mustOpen(t, Options{Folder: folder})
	ok(t, os.Rename(s.Path(), s.Path()+".aside"))
	var held *store.LockedError
	if _, err := Open(Options{Folder: folder}); !errors.As(err, &held) {
		t.Fatalf("got %v", err)
	}
	if _, err := os.Stat(s.Path()); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("another store was made: %v", err)
	}
}

func TestAFileBeingReadIsHeld(t *testing.T) {
	path := filled(t)
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{ReadOnly: true})
	ok(t, err)
	defer func() { ok(t, db.Close()) }()
	var held *store.LockedError
	if _, err := Open(Options{Folder: filepath.Dir(path), Timeout: time.Millisecond}); !errors.As(err, &held) {
		t.Fatalf("got %v", err)
	}
}

func TestAStoreInUseIsNotProbed(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	var held *store.LockedError
	if err := Probe(s.Path()); !errors.As(err, &held) {
		t.Errorf("Probe: %v", err)
	}
	if _, err := Verify(s.Path(), nil); !errors.As(err, &held) {
		t.Errorf("Verify: %v", err)
	}
}

func TestLeftoversAreRemoved(t *testing.T) {
	folder := t.TempDir()
	half := []byte(strings.Repeat("half a database", 1000))
	leftovers := []string{FileName + newSuffix, FileName + ".before-3" + newSuffix}
	for _, name := range leftovers {
		ok(t, os.WriteFile(filepath.Join(folder, name), half, 0o600))
	}
	ok(t, os.WriteFile(filepath.Join(folder, "other"+newSuffix), half, 0o600))
	s := mustOpen(t, Options{Folder: folder})
	mustUpdate(t, s, fillOther)
	for _, name := range leftovers {
		if _, err := os.Stat(filepath.Join(folder, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "other"+newSuffix)); err != nil {
		t.Errorf("a file with another name: %v", err)
	}
}

func TestOpenTakesLessAddressSpaceWhereThereIsLittle(t *testing.T) {
	before := mapSizes
	defer func() { mapSizes = before }()
	mapSizes = []int64{1 << 47, 1 << 20}
	s := mustOpen(t, Options{Folder: t.TempDir()})
	mustUpdate(t, s, fillOther)
	ok(t, s.Close())
	mapSizes = []int64{1 << 47}
	if _, err := Open(Options{Folder: filepath.Dir(s.Path())}); !errors.Is(err, unix.ENOMEM) {
		t.Fatalf("got %v", err)
	}
}

func TestOpenAsksItsProbeAboutAnExistingFileOnly(t *testing.T) {
	var asked []string
	refusal := errors.New("refused by the probe")
	options := Options{Folder: t.TempDir(), Probe: func(path string) error {
		asked = append(asked, path)
		return refusal
	}}
	s := mustOpen(t, options)
	ok(t, s.Close())
	before := take(t, s.Path())
	if _, err := Open(options); err != refusal { //nolint:errorlint // the contract promises the very error
		t.Fatalf("got %v", err)
	}
	if len(asked) != 1 || asked[0] != s.Path() {
		t.Fatalf("asked about %q", asked)
	}
	if take(t, s.Path()) != before {
		t.Error("the file was touched")
	}
}

func TestAMissingStoreIsNotReplaced(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for range 2 { // a folder that never had a store, and one that has it
		if err := CheckMissing(folder); err != nil {
			t.Error(err)
		}
		s, err := Open(Options{Folder: folder})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(folder, FileName)); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a refusal changes nothing that would let the next one in
		if _, err := Open(Options{Folder: folder}); err == nil || !strings.Contains(err.Error(), "is gone") {
			t.Errorf("got %v", err)
		}
	}
	if _, err := os.Lstat(filepath.Join(folder, FileName)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a store: %v", err)
	}
}
