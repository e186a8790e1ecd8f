package main_test

import (
	"regexp"
	"strings"
	"sync"

	"usynys/bot/simulator"
	"usynys/locales"
	"usynys/store"
)

// wording recognises the bot's screens in one language by the words of package locales.
type wording struct {
	language  store.Language
	words     *locales.Words
	catalogue store.Catalogue
	receipt   *regexp.Regexp
}

var wordings = sync.OnceValues(func() (map[store.Language]wording, error) {
	words, err := locales.Load()
	if err != nil {
		return nil, err
	}
	catalogue, err := locales.Catalogue("")
	if err != nil {
		return nil, err
	}
	all := map[store.Language]wording{}
	for _, language := range store.Languages() {
		w := wording{language: language, words: words, catalogue: catalogue}
		before, after, _ := strings.Cut(w.text("receipt", "Number"), gap)
		w.receipt = regexp.MustCompile(regexp.QuoteMeta(before) + `(\d{4}-\d{6})` + regexp.QuoteMeta(after))
		all[language] = w
	}
	return all, nil
})

// gap replaces each gap of a text.
const gap = "␣"

var tags = regexp.MustCompile(`<[^>]*>`)

// text returns a text as it is shown, with gaps.
func (w wording) text(key string, gaps ...string) string {
	data := map[string]any{}
	for _, name := range gaps {
		data[name] = gap
	}
	return w.rendered(key, data, nil)
}

func (w wording) counted(key string, count int) string { return w.rendered(key, nil, &count) }

func (w wording) rendered(key string, data map[string]any, count *int) string {
	text, err := w.words.Text(w.language, key, data, count)
	if err != nil {
		panic(err) // the test names a text that does not exist
	}
	return tags.ReplaceAllString(text, "")
}

// says reports whether a message contains a text, up to the text's first gap.
func (w wording) says(m seen, key string, gaps ...string) bool {
	return strings.Contains(m.Text, w.until(key, gaps...))
}

// until returns a text up to its first gap.
func (w wording) until(key string, gaps ...string) string {
	part, _, _ := strings.Cut(w.text(key, gaps...), gap)
	return part
}

// button returns the button of a message with a text.
func (w wording) button(m seen, key string) (simulator.Button, bool) {
	return labelled(m, w.text(key))
}

func labelled(m seen, label string) (simulator.Button, bool) {
	return buttonThat(m, func(text string) bool { return strings.HasSuffix(text, label) })
}

func buttonThat(m seen, fits func(text string) bool) (simulator.Button, bool) {
	for _, row := range m.Buttons {
		for _, button := range row {
			if fits(button.Text) {
				return button, true
			}
		}
	}
	return simulator.Button{}, false
}

// received returns the number in a receipt, or "".
func (w wording) received(m seen) string {
	found := w.receipt.FindStringSubmatch(m.Text)
	if found == nil {
		return ""
	}
	return found[1]
}

// decision returns the status in a notice, or "".
func (w wording) decision(m seen) store.Status {
	switch {
	case strings.HasPrefix(m.Text, w.until("notice_linked", "Main")):
		return store.StatusLinked
	case len(m.Buttons) > 0:
		return ""
	case strings.HasPrefix(m.Text, w.text("notice_accepted")):
		return store.StatusAccepted
	case strings.HasPrefix(m.Text, strings.TrimSpace(w.until("notice_declined", "Reason"))):
		return store.StatusDeclined
	}
	return ""
}

var numbers = regexp.MustCompile(`№ (\d{4}-\d{6})`)

// number returns the number of the proposal that a card is about: the first on it.
func number(m seen) string {
	found := numbers.FindStringSubmatch(m.Text)
	if found == nil {
		return ""
	}
	return found[1]
}

// ownNumber returns the number of the author's own proposal in a notice: the last. The
// proposal that theirs is a duplicate of is named before.
func ownNumber(m seen) string {
	found := numbers.FindAllStringSubmatch(m.Text, -1)
	if found == nil {
		return ""
	}
	return found[len(found)-1][1]
}
