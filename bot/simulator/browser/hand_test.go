package browser

import (
	"fmt"
	"strconv"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The ids of the phones at the beginning.
const (
	young       = 101
	moderator   = 102
	coordinator = 103
)

// phone returns the JavaScript expression for a phone.
func phone(id int) string {
	return "document.querySelectorAll('.phone')[" + strconv.Itoa(id-young) + "]"
}

// bring puts a phone in front with the switcher.
func (s *stage) bring(id int) {
	s.t.Helper()
	s.enter(fmt.Sprintf(`document.querySelectorAll('.tab')[%d]`, id-young))
}

// enter puts the focus on an element and presses Enter, so that every step works
// without a mouse.
func (s *stage) enter(element string) {
	s.t.Helper()
	s.wait(fmt.Sprintf(`(() => { const e = %s; if (!e || e.offsetParent === null) return false; e.focus(); return document.activeElement === e; })()`, element))
	s.do(chromedp.KeyEvent(kb.Enter))
}

// press presses the newest inline button with the label.
func (s *stage) press(id int, label string) {
	s.t.Helper()
	s.enter(fmt.Sprintf(`[...%s.querySelectorAll('.key')].filter((k) => k.textContent.trim().endsWith(%q)).at(-1)`, phone(id), label))
}

// write types a text into a phone and sends it.
func (s *stage) write(id int, text string) {
	s.t.Helper()
	area := phone(id) + ".querySelector('textarea')"
	s.wait(fmt.Sprintf(`(() => { const e = %s; if (e.offsetParent === null) return false; e.focus(); return document.activeElement === e; })()`, area))
	s.do(chromedp.KeyEvent(text))
	s.wait(fmt.Sprintf(`%s.value === %q`, area, text))
	s.enter(phone(id) + ".querySelector('.send')")
}

// sees waits until the newest message of a chat contains a text.
func (s *stage) sees(id int, text string) {
	s.t.Helper()
	s.wait(fmt.Sprintf(`([...%s.querySelectorAll('.message')].at(-1)?.textContent ?? '').includes(%q)`, phone(id), text))
}

// showsSomewhere waits until a message of a chat contains a text.
func (s *stage) showsSomewhere(id int, text string) {
	s.t.Helper()
	s.wait(fmt.Sprintf(`%s.querySelector('.log').textContent.includes(%q)`, phone(id), text))
}

// fits checks that nothing is wider than the screen.
func (s *stage) fits() {
	s.t.Helper()
	wide := evaluate[[]string](s, `[...document.querySelectorAll('.bar, .phone.front *, .panel *, dialog[open], dialog[open] *')]
		.filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1); })
		.filter((e) => !e.closest('.switcher') && !e.closest('.skip'))
		.map((e) => e.tagName + '.' + e.className)`)
	if evaluate[bool](s, `document.documentElement.scrollWidth > innerWidth`) {
		wide = append(wide, "the page")
	}
	if len(wide) > 0 {
		s.t.Errorf("wider than the screen: %v", wide)
	}
}
