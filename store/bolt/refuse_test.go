package bolt

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"usynys/store"
)

// refused checks that a file is refused, in this process, as damaged, and that
// nothing of it is touched.
func refused(t *testing.T, path string) {
	t.Helper()
	before := take(t, path)
	var damaged *store.CorruptError
	if _, err := Open(Options{Folder: filepath.Dir(path)}); !errors.As(err, &damaged) || damaged.Path != path {
		t.Errorf("Open: %v", err)
	}
	if err := Probe(path); !errors.As(err, &damaged) {
		t.Errorf("Probe: %v", err)
	}
	if take(t, path) != before {
		t.Error("the file was touched")
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	good, err := os.ReadFile(filled(t))
	ok(t, err)
	page := os.Getpagesize()
	damage := func(at, length int) []byte {
		bad := bytes.Clone(good)
		copy(bad[at:], bytes.Repeat([]byte{0xff}, length))
		return bad
	}
	bothHeaders := damage(16, 64)
	copy(bothHeaders[page+16:], bytes.Repeat([]byte{0xff}, 64))
	for name, content := range map[string][]byte{
		"empty":                      {},
		"one byte":                   {1},
		"zeros":                      make([]byte, len(good)),
		"text":                       bytes.Repeat([]byte("no database at all\n"), 5000),
		"its first page":             good[:page],
		"its headers":                good[:2*page],
		"cut in half":                good[:len(good)/2],
		"cut by a byte of a page":    good[:used(t, good)-1],
		"both headers damaged":       bothHeaders,
		"something before the start": append([]byte("x"), good...),
	} {
		t.Run(name, func(t *testing.T) { refused(t, writeFile(t, content)) })
	}
	t.Run("one header damaged is no harm", func(t *testing.T) {
		path := writeFile(t, good)
		alter(t, path, func(*transaction) {})
		good, err = os.ReadFile(path)
		ok(t, err)
		const pagesOffset = 40
		for _, at := range []int{16, page + 16} {
			sound(t, writeFile(t, damage(at, 64)))
			sound(t, writeFile(t, damage(at+pagesOffset, 8)))
		}
	})
}

func TestTheNewerHeaderCounts(t *testing.T) {
	path := filled(t)
	db, err := bbolt.Open(path, fileMode, nil)
	ok(t, err)
	defer func() { ok(t, db.Close()) }()
	for range 4 {
		var id int
		ok(t, db.Update(func(tx *bbolt.Tx) error { id = tx.ID(); return nil }))
		content, err := os.ReadFile(path)
		ok(t, err)
		if current, _ := newestHeader(bytes.NewReader(content)); current.transaction != uint64(id) {
			t.Errorf("transaction %d, want %d", current.transaction, id)
		}
	}
}

// used returns how many bytes of a file its pages use.
func used(t *testing.T, content []byte) int {
	t.Helper()
	current, found := newestHeader(bytes.NewReader(content))
	if !found {
		t.Fatal("no header")
	}
	return int(current.pages) * int(current.pageSize)
}

func TestDamagedContentIsRefused(t *testing.T) {
	path := filled(t)
	for name, change := range map[string]func(tx *transaction){
		"another database": func(tx *transaction) { ok(t, tx.tx.DeleteBucket([]byte("meta"))) },
		"a bucket missing": func(tx *transaction) { ok(t, tx.tx.DeleteBucket([]byte("outbox by slot"))) },
		"no version":       func(tx *transaction) { ok(t, tx.bucket(metaBucket).Delete([]byte(schemaKey))) },
		"an unreadable version": func(tx *transaction) {
			ok(t, tx.put(metaBucket, []byte(schemaKey), []byte{recordVersion, 1, 2, 3, 4, '1'}))
		},
		"a damaged first record": func(tx *transaction) {
			ok(t, tx.put(peopleBucket, idKey(int64(-5)), []byte("{}")))
		},
		"a record at another's key": func(tx *transaction) {
			last := bytes.Clone(tx.bucket(proposalsBucket).Get(numberKey(1)))
			ok(t, tx.put(proposalsBucket, numberKey(1000), last))
		},
	} {
		t.Run(name, func(t *testing.T) {
			bad := copyFile(t, path)
			alter(t, bad, change)
			refused(t, bad)
		})
	}
}

func TestNewerFilesAreRefused(t *testing.T) {
	path := filled(t)
	alter(t, path, func(tx *transaction) { ok(t, writeSchema(tx.tx, 7)) })
	before := take(t, path)
	var newer *store.NewerSchemaError
	if _, err := Open(Options{Folder: filepath.Dir(path)}); !errors.As(err, &newer) {
		t.Fatalf("Open: %v", err)
	}
	if newer.Found != 7 || newer.Known != schemaAfter(migrations) || newer.Path != path {
		t.Errorf("got %+v", newer)
	}
	if _, err := Verify(path, nil); !errors.As(err, &newer) {
		t.Errorf("Verify: %v", err)
	}
	blind := Options{Folder: filepath.Dir(path), Probe: func(string) error { return nil }}
	if _, err := Open(blind); !errors.As(err, &newer) {
		t.Errorf("with a probe that sees nothing: %v", err)
	}
	if take(t, path) != before {
		t.Error("the file was touched")
	}
}

// TestRandomDamage puts noise on random pages. A process that reads the file may crash; a
// program that has another process probe it first either opens it or refuses it, and a
// refused file is unchanged.
func TestRandomDamage(t *testing.T) {
	good, err := os.ReadFile(filled(t))
	ok(t, err)
	random := rand.New(rand.NewPCG(1, 2))
	page := os.Getpagesize()
	look := func(path string) error {
		if code := runChild(t, "probe", path); code != 0 {
			return &store.CorruptError{Path: path, Err: errors.New("the probe failed")}
		}
		return nil
	}
	opened := 0
	for range 25 {
		bad := bytes.Clone(good)
		at := page * random.IntN(len(bad)/page)
		for range 8 {
			bad[at+random.IntN(64)] = byte(random.Uint32())
		}
		path := writeFile(t, bad)
		before := take(t, path)
		s, err := Open(Options{Folder: filepath.Dir(path), Probe: look})
		var damaged *store.CorruptError
		switch {
		case err == nil:
			opened++
			ok(t, s.Close())
		case !errors.As(err, &damaged):
			t.Errorf("got %v", err)
		}
		if take(t, path) != before {
			t.Error("the file was touched")
		}
	}
	t.Logf("%d of 25 opened", opened)
}

func TestUnsyncedFreelistIsNoDamage(t *testing.T) {
	path := filled(t)
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{NoFreelistSync: true})
	ok(t, err)
	ok(t, db.Update(func(*bbolt.Tx) error { return nil }))
	ok(t, db.Close())
	ok(t, mustOpen(t, Options{Folder: filepath.Dir(path)}).Close())
}
