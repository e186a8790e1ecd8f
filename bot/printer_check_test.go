package bot

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"usynys/store"
)

// screens returns screens with minimal differences.
func screens(t *testing.T) []string {
	t.Helper()
	words, catalogue := builtInWords(t), ownCatalogue(t, "")
	say := func(language store.Language, key string, values ...string) string {
		data := map[string]any{}
		for i, gap := range words.Gaps(key) {
			data[gap] = values[i]
		}
		text, err := words.Text(language, key, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	all := []string{"", "…3", "−due", "| …3", "№ 2026-000001; …3", "<b>№ 2026-000001</b>", "№ 2026-000001", "(help)", "menu", "menu menu",
		"text  [accept]", "text", "status submitted", "status accepted", "Ольга", "due 2026-12-07"}
	for _, language := range store.Languages() {
		all = append(all, say(language, "menu"), say(language, "about_not_state"))
		for _, value := range []string{"submitted", "accepted", "Ольга", "grants", "menu", "due 2026-12-07", `"submitted"`, "a; due b", "a → b"} {
			all = append(all, say(language, "card_status", value), say(language, "card_topic", value), say(language, "card_assignee", value), value)
		}
		for _, status := range store.Statuses() {
			all = append(all, say(language, "card_status", say(language, "status_"+string(status))))
		}
		for _, topic := range catalogue.Topics {
			all = append(all, say(language, "card_topic", topic.Name.In(language)), say(language, "card_topic", topic.Button.In(language)))
		}
		for _, name := range []string{"a, b", "a", "b", "2026-11-23 10:06"} {
			all = append(all, say(language, "card_held", "10:06", name), say(language, "card_held", "b", name))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Two screens that differ in anything are printed differently, in either language.
func TestTwoScreensAreNeverPrintedTheSame(t *testing.T) {
	for _, language := range store.Languages() {
		printed := map[string]string{}
		for _, text := range screens(t) {
			shown := strings.Join(newPrinter(t).screen(language, text, nil), "\n")
			if other, taken := printed[shown]; taken {
				t.Errorf("in %s both %q and %q are printed as %q", language, other, text, shown)
			}
			printed[shown] = text
		}
	}
}

// A text is printed by its key in its own language only.
func TestATextInTheWrongLanguageIsPrintedAsItIs(t *testing.T) {
	words := builtInWords(t)
	for _, key := range words.Keys() {
		if !lineKeys.MatchString(key) || words.Counted(key) || key == "ask_language" {
			continue
		}
		data := map[string]any{}
		for _, gap := range words.Gaps(key) {
			data[gap] = "x"
		}
		kazakh, _ := words.Text(store.Kazakh, key, data, nil)
		russian, _ := words.Text(store.Russian, key, data, nil)
		own := newPrinter(t).screen(store.Kazakh, kazakh, nil)
		foreign := newPrinter(t).screen(store.Kazakh, russian, nil)
		if kazakh != russian && slices.Equal(own, foreign) {
			t.Errorf("%s is printed as %q in both languages", key, own)
		}
	}
}

// No two labels of buttons are printed the same.
func TestTwoLabelsAreNeverPrintedTheSame(t *testing.T) {
	words, catalogue := builtInWords(t), ownCatalogue(t, "")
	for _, language := range store.Languages() {
		labels := []string{"accept", "more", "grants", "✓ grants", "KZ-10", "undo 10:16", "a · grants", "[a]", "Ольга"}
		for _, key := range words.Keys() {
			for _, text := range written(words, language, key) {
				if !strings.Contains(text, "\n") {
					labels = append(labels, strings.ReplaceAll(text, gapMark, "7"))
				}
			}
		}
		for _, topic := range catalogue.Topics {
			labels = append(labels, topic.Button.In(language), "✓ "+topic.Button.In(language), topic.Name.In(language)+" · 3", topic.Button.In(language)+" · 3")
		}
		slices.Sort(labels)
		printed := map[string]string{}
		for _, label := range slices.Compact(labels) {
			shown := newPrinter(t).label(language, label)
			if other, taken := printed[shown]; taken {
				t.Errorf("in %s both %q and %q are printed as %q", language, other, label, shown)
			}
			printed[shown] = label
		}
	}
}

// The lines before and the difference determine the lines after; a line marked as
// unchanged is so.
func TestADifferenceTellsEverything(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	lines := func() []string {
		var list []string
		for range random.IntN(7) {
			list = append(list, string(rune('a'+random.IntN(4))))
		}
		return list
	}
	for range 5000 {
		before, after := lines(), lines()
		changes := difference(before, after)
		var made []string
		i := 0
		for _, c := range changes {
			if c.kind != '+' {
				if i >= len(before) || before[i] != c.line {
					t.Fatalf("%q to %q: %v says that %q was there", before, after, changes, c.line)
				}
				i++
			}
			if c.kind != '-' {
				made = append(made, c.line)
			}
		}
		if i != len(before) || !slices.Equal(made, after) {
			t.Fatalf("%q to %q: %v gives %q", before, after, changes, made)
		}
	}
}

// After the same screen, two different screens are printed as two differences.
func TestTwoDifferencesAreNeverPrintedTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	words := builtInWords(t)
	pool := []string{"one", "two", "three", "…1", "−one"}
	for _, status := range store.Statuses() {
		name, _ := words.Text(store.Russian, "status_"+string(status), nil, nil)
		text, _ := words.Text(store.Russian, "card_status", map[string]any{"Status": name}, nil)
		pool = append(pool, text)
	}
	card := func() string {
		text := "<b>№ 2026-000001</b>"
		for range 3 + random.IntN(4) {
			text += "\n" + pool[random.IntN(len(pool))]
		}
		return text
	}
	for range 200 {
		first, printed := card(), map[string]string{}
		for range 50 {
			lines := strings.Split(first, "\n")
			at := 1 + random.IntN(len(lines)-1)
			switch random.IntN(3) {
			case 0:
				lines = slices.Insert(lines, at, pool[random.IntN(2)])
			case 1:
				lines = slices.Delete(lines, at, at+1)
			default:
				lines = strings.Split(card(), "\n")
			}
			next := strings.Join(lines, "\n")
			p := newPrinter(t)
			p.screen(store.Russian, first, nil)
			shown := strings.Join(p.screen(store.Russian, next, nil), "\n")
			if other, taken := printed[shown]; taken && other != next {
				t.Fatalf("after %q both %q and %q are printed as %q", first, other, next, shown)
			}
			printed[shown] = next
		}
	}
}

// Merged languages can be separated again.
func TestEachLanguageCanBeReadByItself(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 10))
	for range 2000 {
		said := map[store.Language][]string{}
		for _, language := range store.Languages() {
			for range random.IntN(6) {
				said[language] = append(said[language], fmt.Sprint("line ", random.IntN(4)))
			}
		}
		shown := beside(said[store.Kazakh], said[store.Russian])
		for language, lines := range said {
			if got := of(language, shown); !slices.Equal(got, lines) {
				t.Fatalf("%q beside each other is %q, of which %q is in %s", said, shown, got, language)
			}
		}
	}
}
