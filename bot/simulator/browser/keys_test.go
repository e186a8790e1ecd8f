package browser

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

//go:embed focus.js
var focus string

// stop is the element with the focus.
type stop struct {
	Name   string   `json:"name"`
	Faults []string `json:"faults"`
}

// stopsBound is more than the number of stops of the page: a test that needs more is in
// a focus trap.
const stopsBound = 150

// The keys that move the focus.
const (
	forward = kb.Tab
	back    = "\u0000shift+tab"
)

func (s *stage) key(key string) {
	s.t.Helper()
	if key == back {
		s.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
		return
	}
	s.do(chromedp.KeyEvent(key))
}

// step goes to the next stop and requires a visible focus.
func (s *stage) step(key string) stop {
	s.t.Helper()
	s.key(key)
	at := evaluate[stop](s, focus)
	for _, fault := range at.Faults {
		s.t.Errorf("%q has the focus and %s", at.Name, fault)
		s.screenshot("focus-" + strings.ToLower(s.t.Name()))
	}
	return at
}

// walk goes on until the element e with the focus fulfils the condition.
func (s *stage) walk(key, condition string) {
	s.t.Helper()
	var trail []string
	for range stopsBound {
		if evaluate[bool](s, `(() => { const e = document.activeElement; return Boolean(`+condition+`); })()`) {
			return
		}
		trail = append(trail, s.step(key).Name)
	}
	s.screenshot("lost-" + strings.ToLower(s.t.Name()))
	s.t.Fatalf("%s is not reached. The last stops: %q", condition, trail[max(0, len(trail)-20):])
}

// in returns the condition that e is in a phone and matches a selector.
func in(id int, selector string) string {
	return fmt.Sprintf(`%s.contains(e) && e.matches(%q)`, phone(id), selector)
}

// choose walks from the focus to an inline button and presses it, once the button is
// there.
func (s *stage) choose(id int, label, key string) {
	s.t.Helper()
	button := fmt.Sprintf(`[...%s.querySelectorAll('.key')].filter((k) => k.textContent.trim().endsWith(%q)).at(-1)`, phone(id), label)
	s.wait("!!" + button)
	s.focusKept()
	direction := back
	// The next button of the same message may be in either direction.
	if evaluate[bool](s, `document.activeElement.compareDocumentPosition(`+button+`) & Node.DOCUMENT_POSITION_FOLLOWING ? true : false`) {
		direction = forward
	}
	s.walk(direction, "e === "+button)
	s.key(key)
}

// focusKept requires that an element of the page has the focus.
func (s *stage) focusKept() {
	s.t.Helper()
	if evaluate[bool](s, `document.activeElement === document.body`) {
		s.screenshot("fallen-" + strings.ToLower(s.t.Name()))
		s.t.Error("the focus was lost")
	}
}

// types walks to the text field, writes a text and sends it.
func (s *stage) types(id int, text string) {
	s.t.Helper()
	s.walk(forward, in(id, "textarea"))
	s.do(chromedp.KeyEvent(text))
	s.wait(fmt.Sprintf(`document.activeElement.value === %q`, text))
	s.key(kb.Enter)
}
