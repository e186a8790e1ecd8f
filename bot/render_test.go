package bot

import (
	"strings"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

// I5: whatever a person typed appears as they typed it, in a text escaped, on a
// button plain.
func TestNobodyCanInjectMarkup(t *testing.T) {
	words := builtInWords(t)
	r := renderer{words: words, zone: almaty}
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

// I5: each reader gets the reader's language.
func TestRenderInTheReadersLanguage(t *testing.T) {
	d := newDirect(t)
	d.welcome(1, store.Kazakh)
	d.welcome(2, store.Russian)
	turn := &dialog.Turn{Now: d.now(), Catalogue: d.catalogue, Abilities: d.abilities}
	for _, person := range []store.PersonID{1, 2} {
		turn.Notify(person, dialog.Screen{Text: []dialog.Text{dialog.Say("status_accepted")}})
	}
	d.change(func(tx store.Tx) error {
		turn.Tx = tx
		return d.enqueue(turn)
	})
	if got := d.outbox(1)[0].Message.Text; got != "Қабылданды" {
		t.Errorf("the Kazakh reader gets %q", got)
	}
	if got := d.outbox(2)[0].Message.Text; got != "Принято" {
		t.Errorf("the Russian reader gets %q", got)
	}
}

// A button that would not fit into callback_data is an error here, not at Telegram.
func TestButtonCarriesAtMost64Bytes(t *testing.T) {
	d := newDirect(t)
	_, err := d.renderer.messages(store.Kazakh, dialog.Screen{
		Text: []dialog.Text{dialog.Say("menu")},
		Rows: [][]dialog.Button{{{Label: "x", Press: dialog.Press{Action: "a", Argument: strings.Repeat("x", 62)}}}},
	})
	if err == nil {
		t.Error("a button that carries 66 bytes is rendered")
	}
}
