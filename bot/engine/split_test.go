package engine

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

var anyTag = regexp.MustCompile(`<[^>]*>`)

var entity = regexp.MustCompile(`&[a-z]+;`)

// visible counts the characters without the markup.
func visible(html string) int {
	return utf8.RuneCountInString(entity.ReplaceAllString(anyTag.ReplaceAllString(html, ""), "x"))
}

func TestSplitHTML(t *testing.T) {
	cases := map[string]struct {
		text  string
		limit int
		want  []string
	}{
		"fits":              {"one <b>two</b>", 7, []string{"one <b>two</b>"}},
		"at a line":         {"first\nsecond", 8, []string{"first", "second"}},
		"at a space":        {"first second", 8, []string{"first", "second"}},
		"anywhere":          {"aaaaaaaaaa", 4, []string{"aaaa", "aaaa", "aa"}},
		"reopens":           {"<b>first second</b>", 8, []string{"<b>first</b>", "<b>second</b>"}},
		"nested":            {"<b><i>one two</i></b>", 4, []string{"<b><i>one</i></b>", "<b><i>two</i></b>"}},
		"with attribute":    {`<a href="x">one two</a>`, 4, []string{`<a href="x">one</a>`, `<a href="x">two</a>`}},
		"entity stays":      {"a&amp;b&lt;c", 2, []string{"a&amp;", "b&lt;", "c"}},
		"counts characters": {"ұұұұ", 4, []string{"ұұұұ"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := splitHTML(c.text, c.limit)
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// FuzzSplitHTML requires of any text that no part is too long, that the tags of each
// are balanced, and that no word is lost.
func FuzzSplitHTML(f *testing.F) {
	f.Add("first second third", uint8(3))
	f.Add("<3 & C++ \n\n\n x", uint8(2))
	f.Add(strings.Repeat("ұсыныс ", 50), uint8(9))
	f.Fuzz(func(t *testing.T, words string, limit uint8) {
		if !utf8.ValidString(words) || limit == 0 {
			return
		}
		html := "<b>" + escape(words) + "</b> <i>" + escape(words) + "</i>"
		var seen strings.Builder
		for _, part := range splitHTML(html, int(limit)) {
			if visible(part) > int(limit) {
				t.Fatalf("a part has %d characters, over %d", visible(part), limit)
			}
			for _, tag := range []string{"b", "i"} {
				if strings.Count(part, "<"+tag+">") != strings.Count(part, "</"+tag+">") {
					t.Fatalf("tags of a part are not balanced: %q", part)
				}
			}
			seen.WriteString(anyTag.ReplaceAllString(part, ""))
		}
		squeeze := func(text string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(text) }
		if want := squeeze(anyTag.ReplaceAllString(html, "")); squeeze(seen.String()) != want {
			t.Fatalf("split into %q, want all of %q", squeeze(seen.String()), want)
		}
	})
}
