package markup

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator/botapi"
)

func noUsers(int64) (botapi.User, bool) { return botapi.User{}, false }

// Bot API, Formatting options, HTML style: "All <, > and & symbols that are not a part
// of a tag or an HTML entity must be replaced with the corresponding HTML entities";
// "The API currently supports only the following named HTML entities: &lt;, &gt;,
// &amp; and &quot;". Offsets count UTF-16 units.
func TestParseHTML(t *testing.T) {
	for source, want := range map[string]struct {
		text     string
		entities []botapi.Entity
	}{
		"&lt;&gt;&amp;&quot; &laquo; &lt b &":        {"<>&\" &laquo; < b &", nil},
		"<i>a</i><s>b</s>":                           {"ab", []botapi.Entity{{Type: "italic", Length: 1}, {Type: "strikethrough", Offset: 1, Length: 1}}},
		"😀<b>ә</b>":                                  {"😀ә", []botapi.Entity{{Type: "bold", Offset: 2, Length: 1}}},
		`<a href="https://gov.kz?a=1&amp;b=2">x</a>`: {"x", []botapi.Entity{{Type: "text_link", Length: 1, URL: "https://gov.kz/?a=1&b=2"}}},
		"<a>gov.kz</a>":                              {"gov.kz", []botapi.Entity{{Type: "text_link", Length: 6, URL: "http://gov.kz/"}}},
		`<a href="javascript:x">y</a>`:               {"y", nil},
		"<code class=\"language-go\">x</code>":       {"x", []botapi.Entity{{Type: "code", Length: 1}}},
		"<blockquote>a</blockquote>":                 {"a", []botapi.Entity{{Type: "blockquote", Length: 1}}},
		"<B>a</b><i></i><s>b</>":                     {"ab", []botapi.Entity{{Type: "bold", Length: 1}, {Type: "strikethrough", Offset: 1, Length: 1}}},
		"  <b>  a </b> \n":                           {"  a", []botapi.Entity{{Type: "bold", Length: 3}}},
		"\r\ta\u202eb\x01":                           {"ab", nil},
		// Entities in code are dropped, styles around it are split, quotes do not nest.
		"<b>1<code>2<i>3</i></code>4</b>":                      {"1234", []botapi.Entity{{Type: "bold", Length: 1}, {Type: "code", Offset: 1, Length: 2}, {Type: "bold", Offset: 3, Length: 1}}},
		"<blockquote>a<blockquote>b</blockquote></blockquote>": {"ab", []botapi.Entity{{Type: "blockquote", Length: 2}}},
		"<b>1<b>2</b></b>":                                     {"12", []botapi.Entity{{Type: "bold", Length: 2}}},
		"<b>1<i>2</i></b>":                                     {"12", []botapi.Entity{{Type: "bold", Length: 2}, {Type: "italic", Offset: 1, Length: 1}}},
	} {
		got, failed := Parse(source, "HTML", noUsers)
		if failed != nil {
			t.Errorf("%q: %v", source, failed)
			continue
		}
		if diff := cmp.Diff(want.text, got.Text); diff != "" {
			t.Errorf("%q: %s", source, diff)
		}
		if diff := cmp.Diff(want.entities, got.Entities); diff != "" {
			t.Errorf("%q: %s", source, diff)
		}
	}
}

// The words of "can't parse entities" are those of TDLib (MessageEntity.cpp,
// parse_html); their offsets count bytes.
func TestHTMLErrors(t *testing.T) {
	for source, want := range map[string]string{
		"ә<x>":                                  `Unsupported start tag "x" at byte offset 2`,
		"<3 and 4>":                             `Unsupported start tag "3" at byte offset 0`,
		"ә<b":                                   `Unclosed start tag at byte offset 2`,
		"<a href":                               `Unclosed start tag "a" at byte offset 0`,
		"<a href=":                              `Unclosed start tag "a" at byte offset 0`,
		`<a href="x`:                            `Unclosed start tag at byte offset 0`,
		"<a href=x/>":                           `Unexpected end of name token at byte offset 8`,
		"<a =x>":                                `Empty attribute name in the tag "a" at byte offset 0`,
		"a<u>x</u>":                             `the tag "u" at byte offset 1 is not simulated`,
		"a&#39;":                                `a numeric character reference at byte offset 1 is not simulated`,
		"<blockquote expandable>x</blockquote>": "an expandable blockquote is not simulated",
		"a</b>":                                 `Unexpected end tag at byte offset 1`,
		"<b>a</b":                               `Unclosed end tag at byte offset 4`,
		"<b>a</i>":                              `Unmatched end tag at byte offset 4, expected "</b>", found "</i>"`,
		"<b><i>a</i>":                           `Can't find end tag corresponding to start tag "b"`,
		"<br/>":                                 `Unsupported start tag "br/" at byte offset 0`,
	} {
		_, failed := Parse(source, "HTML", noUsers)
		if failed == nil || failed.Description != "Bad Request: can't parse entities: "+want || !failed.Violation {
			t.Errorf("%q: got %v, want %q", source, failed, want)
		}
	}
}

// A mention by id is completed when the person is known, and dropped otherwise.
func TestMentionByID(t *testing.T) {
	user := func(id int64) (botapi.User, bool) { return botapi.User{ID: 7, FirstName: "Ерлан"}, id == 7 }
	got, failed := Parse(`<a href="tg://user?id=7">a</a><a href="tg://user?id=8">b</a>`, "HTML", user)
	if failed != nil {
		t.Fatal(failed)
	}
	if len(got.Entities) != 1 || got.Entities[0].Type != "text_mention" || got.Entities[0].User.FirstName != "Ерлан" {
		t.Errorf("got %+v", got.Entities)
	}
}

// For every source the parser ends without a panic, entities begin and end at whole
// characters, and escaped text comes out unchanged.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"", "<b>ә</b>", "&lt;&#x4b1;", `<a href="https://gov.kz">x</a>`, "<pre><code class=language-go>x</code></pre>",
		"<b><i>😀</b></i>", "<blockquote expandable> \n</blockquote>", "<a href='&quot;", "</", "<b>1<code>2</code>3</b>",
		"\u202e<u>\r</u>", "<s", "<tg-emoji emoji-id=5>👍</tg-emoji>", "<u>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) {
			return // refused before parsing
		}
		if got, failed := Parse(source, "HTML", noUsers); failed == nil {
			checkEntities(t, got)
		}
		escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(source)
		if len(escaped) > MaxSource {
			return
		}
		got, failed := Parse(escaped, "HTML", noUsers)
		if failed != nil {
			t.Fatalf("escaped text was refused: %v", failed)
		}
		if plain := Typed(source); got.Text != plain.Text || !cmp.Equal(got.Entities, plain.Entities) {
			t.Errorf("got %q %v, want %q", got.Text, got.Entities, plain.Text)
		}
	})
}

func checkEntities(t *testing.T, got Text) {
	t.Helper()
	starts := map[int]bool{}
	units := 0
	for _, r := range got.Text {
		starts[units] = true
		units += utf16Length(string(r))
	}
	starts[units] = true
	for i, e := range got.Entities {
		if e.Length <= 0 || !starts[e.Offset] || !starts[e.End()] {
			t.Errorf("entity %+v does not fit %q", e, got.Text)
		}
		if i > 0 && e.Offset < got.Entities[i-1].Offset {
			t.Errorf("entities are not sorted: %+v", got.Entities)
		}
	}
}

// BenchmarkHTMLWorstCase parses the longest source with the most tags.
func BenchmarkHTMLWorstCase(b *testing.B) {
	source := strings.Repeat("<b>", 1000) + strings.Repeat("<code>x</code>y", 1400) + strings.Repeat("</b>", 1000)
	for b.Loop() {
		if _, refused := Parse(source, "HTML", noUsers); refused != nil {
			b.Fatal(refused)
		}
	}
}
