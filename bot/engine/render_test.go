package engine

import (
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/locales"
	"usynys/store"
)

// newRenderer returns a renderer with the built-in words.
func newRenderer(t *testing.T) renderer {
	t.Helper()
	words, err := locales.Load()
	if err != nil {
		t.Fatal(err)
	}
	return renderer{words: words, zone: time.FixedZone("Asia/Almaty", 5*60*60)}
}

// I5: what a person typed appears as they typed it, in a text escaped, on a button plain.
func TestNobodyCanInjectMarkup(t *testing.T) {
	r := newRenderer(t)
	typed := "<b>bold</b> <a href=\"https://bad\">click</a> & C++ <3 \u202Eevil\u202C {{.Number}}"
	messages, err := r.messages(store.Russian, dialog.Screen{
		Text: []dialog.Text{dialog.Say("preview_title", dialog.Data{"Title": typed})},
		Rows: [][]dialog.Button{{{Label: typed, Press: dialog.Press{Action: "menu"}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "<b>&lt;b&gt;bold&lt;/b&gt; &lt;a href=&quot;https://bad&quot;&gt;click&lt;/a&gt; &amp; C++ &lt;3 evil {{.Number}}</b>"
	if got := messages[0].Text; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if got := messages[0].Keyboard[0][0].Text; got != strings.ReplaceAll(strings.ReplaceAll(typed, "\u202E", ""), "\u202C", "") {
		t.Errorf("button %q", got)
	}
}

// Data that does not fit into a button is an error here, not at Telegram.
func TestButtonCarriesAtMost64Bytes(t *testing.T) {
	_, err := newRenderer(t).messages(store.Kazakh, dialog.Screen{
		Text: []dialog.Text{dialog.Say("menu")},
		Rows: [][]dialog.Button{{{Label: "x", Press: dialog.Press{Action: "a", Argument: strings.Repeat("x", 62)}}}},
	})
	if err == nil {
		t.Error("a button that carries 66 bytes is rendered")
	}
}
