package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
)

// errZeroByte is returned for a text that cannot be part of a key.
var errZeroByte = errors.New("a text that is part of a key contains a zero byte")

// appendNumber adds a number to a key so that keys sort as the numbers do.
func appendNumber(key []byte, n uint64) []byte {
	return binary.BigEndian.AppendUint64(key, n)
}

// appendID adds a person or chat id to a key so that keys sort as the ids do,
// negative ones first.
func appendID[ID ~int64](key []byte, id ID) []byte {
	return appendNumber(key, uint64(id)^1<<63)
}

// appendText adds a text and a zero byte, which ends it, to a key. The text must have
// passed keyTexts.
func appendText[Text ~string](key []byte, text Text) []byte {
	return append(append(key, text...), 0)
}

// appendTexts adds several texts to a key.
func appendTexts(key []byte, texts ...string) []byte {
	for _, text := range texts {
		key = appendText(key, text)
	}
	return key
}

func numberKey(n uint64) []byte { return appendNumber(make([]byte, 0, 9), n) }

func idKey[ID ~int64](id ID) []byte { return appendID(make([]byte, 0, 9), id) }

func textKey[Text ~string](text Text) []byte { return appendText(make([]byte, 0, len(text)+1), text) }

// lastNumber returns the number that a key ends with.
func lastNumber(key []byte) uint64 { return binary.BigEndian.Uint64(key[len(key)-8:]) }

// lastID returns the id that a key ends with.
func lastID[ID ~int64](key []byte) ID { return ID(lastNumber(key) ^ 1<<63) }

// firstText returns the text that a key begins with, and the rest of the key.
func firstText(key []byte) (text string, rest []byte) {
	text, after, _ := strings.Cut(string(key), "\x00")
	return text, key[len(key)-len(after):]
}

// fourTexts returns the four texts that a key or value begins with, as parts of one string.
func fourTexts(key []byte) (first, second, third, fourth string) {
	first, rest, _ := strings.Cut(string(key), "\x00")
	second, rest, _ = strings.Cut(rest, "\x00")
	third, rest, _ = strings.Cut(rest, "\x00")
	fourth, _, _ = strings.Cut(rest, "\x00")
	return first, second, third, fourth
}

// nextKey returns the smallest key above another one, whose memory it may reuse.
func nextKey(key []byte) []byte { return append(key, 0) }

// keyTexts returns an error if one of the texts of a key has a zero byte.
func keyTexts[Text ~string](texts ...Text) error {
	for _, text := range texts {
		if strings.IndexByte(string(text), 0) >= 0 {
			return errZeroByte
		}
	}
	return nil
}

// indexEntry is one entry of an index.
type indexEntry struct {
	index bucket
	key   []byte
	value []byte
}

func (e indexEntry) equal(other indexEntry) bool {
	return e.index == other.index && bytes.Equal(e.key, other.key) && bytes.Equal(e.value, other.value)
}

// reindex replaces the index entries of a record before its change with those after it.
// A new record has none before, a removed one none after.
func (t *transaction) reindex(before, after []indexEntry) error {
	for _, old := range before {
		if !contains(after, old) {
			if err := t.delete(old.index, old.key); err != nil {
				return err
			}
		}
	}
	for _, added := range after {
		if !contains(before, added) {
			if err := t.put(added.index, added.key, added.value); err != nil {
				return err
			}
		}
	}
	return nil
}

func contains(entries []indexEntry, wanted indexEntry) bool {
	for _, e := range entries {
		if e.equal(wanted) {
			return true
		}
	}
	return false
}
