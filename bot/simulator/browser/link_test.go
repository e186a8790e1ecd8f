package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// invitation is a link as staff pass it on.
const invitation = "https://t.me/usynys_bot?start=inv_7Qd0-fF3k"

// A link to the bot in a message opens the chat of the phone it is pressed on, and can be
// copied to another phone.
func TestALinkToTheBot(t *testing.T) {
	for _, look := range []look{{width: 320, height: 640}, {width: 1440, height: 900, dark: true}} {
		s := open(t, look)
		s.bring(coordinator)
		s.write(coordinator, "Сілтеме: "+invitation+". Ашыңыз: t.me/usynys_bot, https://example.kz/?a=1&b=2 және /help")
		s.showsSomewhere(coordinator, "Ашыңыз")
		own := `[...` + phone(coordinator) + `.querySelectorAll('.own')].at(-1)`
		s.wait(own + `.querySelector('a[target]').href === 'https://example.kz/?a=1&b=2'`)
		s.wait(own + `.querySelectorAll('.command-link').length === 3 && ` + own + `.querySelectorAll('.copy-link').length === 1`)
		s.canBeRead()
		s.fits()
		s.screenshot("link-" + look.name())

		s.enter(own + `.querySelector('.copy-link')`)
		// A browser may refuse the clipboard: then the page shows the link.
		s.wait(phone(coordinator) + `.querySelector('.toast').textContent === 'Copied' || document.querySelector('#alert-text').textContent === '` + invitation + `'`)
		if evaluate[bool](s, `document.querySelector('#alert-dialog').open`) {
			s.key(kb.Escape)
		}
		s.enter(own + `.querySelector('.command-link')`)
		s.showsSomewhere(coordinator, "/start inv_7Qd0-fF3k")

		s.bring(young) // has not opened the chat yet
		s.enter(phone(young) + ".querySelector('.more')")
		s.enter(phone(young) + ".querySelector('[data-do=link]')")
		s.wait(`document.activeElement.id === 'link-payload'`)
		s.do(chromedp.KeyEvent("https://example.kz/?start=1"), chromedp.KeyEvent(kb.Enter))
		s.wait(`document.querySelector('#link-dialog').open && !document.querySelector('#link-form').checkValidity()`)
		s.fits()
		s.wait(`(() => { document.querySelector('#link-payload').select(); return true; })()`)
		s.do(chromedp.KeyEvent(invitation), chromedp.KeyEvent(kb.Enter))
		s.showsSomewhere(young, "/start inv_7Qd0-fF3k")
		s.sees(young, "Тілді таңдаңыз")
		s.focusKept()
	}
}
