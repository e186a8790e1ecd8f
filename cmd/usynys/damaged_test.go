package main_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"usynys/bot/simulator"
	"usynys/store/bolt"
)

// TestDamagedStore requires that a file which is no store of this version is refused with
// a clear sentence and stays as it is.
func TestDamagedStore(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	w.startPolling().terminate()
	path := filepath.Join(w.data, bolt.FileName)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		says    string
	}{
		"garbage":            {garbage(), "is damaged and was left untouched"},
		"empty":              {nil, "is damaged and was left untouched"},
		"cut in half":        {sound[:inUse(t, sound)/2], "is damaged and was left untouched"},
		"last page missing":  {sound[:inUse(t, sound)-1], "is damaged and was left untouched"},
		"first pages only":   {sound[:8192], "is damaged and was left untouched"},
		"one letter changed": {replaced(t, sound, "next offset", func(value []byte) { value[5]++ }), "is damaged and was left untouched"},
		"no headers":         {append(make([]byte, 8192), sound[8192:]...), "is damaged and was left untouched"},
		"newer":              {replaced(t, sound, "schema", asSchema("9")), "install the newer program again"},
	} {
		if err := os.WriteFile(path, c.content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, command := range []string{"run", "export"} {
			p := startProcess(t, w.environment(), command)
			if code := p.exit(); code != failure {
				t.Errorf("%s: %s ended with %d, want %d", name, command, code, failure)
			}
			p.says(path, c.says)
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, c.content) {
				t.Errorf("%s: %s changed the file (%v)", name, command, err)
			}
		}
	}
}

// inUse returns how many bytes of a store file its pages take. The file may be longer,
// and the rest is not needed.
func inUse(t *testing.T, sound []byte) int {
	t.Helper()
	// A header is 16 bytes into its page: the page size at its byte 8, the number of pages at 40, the
	// transaction at 48. The header of the latest transaction counts.
	const offset = 16
	order := binary.NativeEndian
	page := int(order.Uint32(sound[offset+8:]))
	newest := sound[offset:]
	if other := sound[page+offset:]; order.Uint64(other[48:]) > order.Uint64(newest[48:]) {
		newest = other
	}
	used := int(order.Uint64(newest[40:])) * page
	if used > len(sound) {
		t.Fatalf("the store of %d bytes says that it uses %d", len(sound), used)
	}
	return used
}

func garbage() []byte {
	source := rand.NewChaCha8([32]byte{1})
	content := make([]byte, 100<<10)
	_, _ = source.Read(content) // never fails
	return content
}

// replaced changes each copy of a record in a store file: the record follows its key, and
// old pages hold old copies.
func replaced(t *testing.T, sound []byte, key string, alter func(value []byte)) []byte {
	t.Helper()
	changed := bytes.Clone(sound)
	record := append([]byte(key), 1) // the key, then the version of the record
	found := 0
	for at := 0; ; found++ {
		next := bytes.Index(changed[at:], record)
		if next < 0 {
			break
		}
		at += next + len(key)
		alter(changed[at:])
	}
	if found == 0 {
		t.Fatalf("the store has no record %q", key)
	}
	return changed
}

// asSchema writes another schema version of one digit, with its checksum.
func asSchema(version string) func(value []byte) {
	return func(value []byte) {
		value[5] = version[0]
		sum := crc32.Checksum([]byte("\x01schema"+version), crc32.MakeTable(crc32.Castagnoli))
		binary.BigEndian.PutUint32(value[1:5], sum)
	}
}
