package bolt

import (
	"bytes"
	"cmp"
	"testing"

	"pgregory.net/rapid"
)

func TestKeysSortAsWhatTheyStandFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b")
		if bytes.Compare(idKey(a), idKey(b)) != cmp.Compare(a, b) {
			t.Error("ids")
		}
		if lastID[int64](idKey(a)) != a {
			t.Error("id read back")
		}
		m, n := uint64(a), uint64(b)
		if bytes.Compare(numberKey(m), numberKey(n)) != cmp.Compare(m, n) || lastNumber(numberKey(m)) != m {
			t.Error("numbers")
		}
	})
}

func TestTextsInKeysKeepTheirBorders(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("abж")))
	rapid.Check(t, func(t *rapid.T) {
		a, b, n := text.Draw(t, "a"), text.Draw(t, "b"), rapid.Uint64().Draw(t, "n")
		key := appendNumber(appendText(textKey(a), b), n)
		first, rest := firstText(key)
		second, rest := firstText(rest)
		if first != a || second != b || lastNumber(rest) != n || len(rest) != 8 {
			t.Errorf("%q: %q, %q, %x", key, first, second, rest)
		}
		if bytes.Compare(textKey(a), textKey(b)) != cmp.Compare(a, b) {
			t.Error("order")
		}
	})
}

func TestEveryBucketIsNamedOnce(t *testing.T) {
	names := map[string]bool{}
	for b := range bucketCount {
		if b.String() == "" || names[b.String()] {
			t.Errorf("bucket %d is called %q", b, b)
		}
		names[b.String()] = true
	}
}
