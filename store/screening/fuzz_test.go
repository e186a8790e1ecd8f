package screening_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/store"
)

// longText is 3,000 characters as a person might write them, the length of the
// longest proposal.
func longText(t testing.TB) string {
	t.Helper()
	var text strings.Builder
	for _, s := range proposals(t) {
		text.WriteString(s.Body + "\n")
	}
	return string([]rune(text.String())[:3000])
}

// FuzzFlags: for every text flags are detected without a panic, the same each time, and
// without regard to capitals and invisible characters.
func FuzzFlags(f *testing.F) {
	c := builtIn(f)
	for _, s := range samples(f, "testdata/abuse.jsonl") {
		f.Add(s.Text)
	}
	f.Add("ӨМІР СҮРГІМ КЕЛМЕЙДІ, «не хочу жить» a*b*c d у р 8 700 000-00-00 @x t.me/ı İ ſ K ß ͅ")
	f.Fuzz(func(t *testing.T, text string) {
		flags := c.Flags(text)
		if !slices.IsSorted(flags) || len(slices.Compact(slices.Clone(flags))) != len(flags) {
			t.Errorf("the flags are not sorted, or one is there twice: %v", flags)
		}
		for how, changed := range map[string]string{
			"again":                  text,
			"in capitals":            strings.ToUpper(text),
			"in small letters":       strings.ToLower(text),
			"with invisible letters": withInvisible(text),
		} {
			if got := c.Flags(changed); !slices.Equal(got, flags) {
				t.Errorf("%q has %v, and %s %v", text, flags, how, got)
			}
		}
	})
}

// withInvisible puts a character of no width after every other one.
func withInvisible(text string) string {
	invisible := []rune{'\u200b', '\u200d', '\ufeff', '\u2060', '\ufe0f'}
	var all strings.Builder
	for i, r := range []rune(text) {
		all.WriteRune(r)
		all.WriteRune(invisible[i%len(invisible)])
	}
	return all.String()
}

// TestTheTimeGrowsAsTheTextDoes: the time is linear in the length of the text, even of a
// text made to be slow.
func TestTheTimeGrowsAsTheTextDoes(t *testing.T) {
	c := builtIn(t)
	for name, piece := range map[string]string{
		"phrases and exceptions": "жить не могу без футбола не хочу жить в ",
		"gaps":                   "не не не вижу вижу смысла смысла устала ",
		"asterisks":              "с*у*к*и*д*е*б*и*л*ы*",
		"one word":               "өлтірөлтір",
		"digits":                 "8 700 00 ",
		"letters apart":          "у м р у ",
		"quotation marks":        "«„“\"не хочу",
		"addresses":              "a.b.c@@.kz-",
	} {
		t.Run(name, func(t *testing.T) {
			// A busy machine may spoil one try. Time that grows as the square of the length
			// misses the bound four times over in each.
			var short, long time.Duration
			for range 5 {
				short, long = cost(c, strings.Repeat(piece, 40)), cost(c, strings.Repeat(piece, 40*16))
				if long <= short*16*4 {
					return
				}
			}
			t.Errorf("%s for the short one, %s for one 16 times as long", short, long)
		})
	}
}

// cost is the least time that finding the flags of a text took in a few tries.
func cost(c store.Catalogue, text string) time.Duration {
	least := time.Duration(math.MaxInt64)
	for range 20 {
		begun := time.Now()
		c.Flags(text)
		least = min(least, time.Since(begun))
	}
	return least
}

func BenchmarkFlags(b *testing.B) {
	c, text := builtIn(b), longText(b)
	b.ReportAllocs()
	for b.Loop() {
		c.Flags(text)
	}
}

func BenchmarkInCrisis(b *testing.B) {
	c, text := builtIn(b), "Біздің ауылда кешке жастар баратын жер жоқ, спорт алаңын салу керек."
	b.ReportAllocs()
	for b.Loop() {
		c.InCrisis(text)
	}
}
