package browser

import (
	"fmt"
	"testing"
)

// TestJourney sends a proposal in Kazakh with a picture, declines it, and reads the
// messages of the author and the coordinator, with the keyboard only.
func TestJourney(t *testing.T) {
	for _, look := range []look{{width: 360, height: 740}, {width: 1440, height: 900}} {
		t.Run(fmt.Sprint(look.width), func(t *testing.T) {
			s := open(t, look)
			s.sees(moderator, "№")
			s.sees(coordinator, "Итоги недели")
			s.screenshot(fmt.Sprintf("begin-%d", look.width))
			number := s.submitsWithPicture()
			s.declines(number)
			s.dayPasses() // until now the decision could be undone
			s.bring(young)
			s.sees(young, "ұсынысыңыз қабылданбады")
			s.showsSomewhere(young, "Нақты не істеу керегін")
			s.screenshot(fmt.Sprintf("notice-%d", look.width))
			s.fits()
			s.digestComes()
		})
	}
}

// submitsWithPicture answers all questions and returns the number.
func (s *stage) submitsWithPicture() string {
	s.t.Helper()
	s.bring(young)
	s.enter(phone(young) + ".querySelector('.begin button')")
	s.press(young, "Қазақша")
	s.press(young, "18–24")
	s.press(young, "Келісемін")
	s.press(young, "Ұсыныс жазу")
	s.press(young, "Мектеп интернеті")
	s.press(young, "Астана қаласы")
	s.sees(young, "бір сөйлеммен атаңыз")
	s.write(young, "Мектеп кітапханасына жылдам интернет")
	s.sees(young, "кімге пайдалы")
	s.write(young, "Кітапханада интернет баяу, оқушылар онлайн сабаққа қосыла алмайды.")
	s.sees(young, "батырмасын басыңыз")
	s.enter(phone(young) + ".querySelector('.attach')")
	s.enter(phone(young) + ".querySelector('[data-attach=photo]')")
	return s.sends()
}

func (s *stage) sends() string {
	s.t.Helper()
	s.sees(young, "Файлдар: 1")
	s.screenshot(fmt.Sprintf("picture-%d", s.look.width))
	s.fits()
	s.press(young, "Дайын")
	s.sees(young, "Бәрі дұрыс па?")
	s.press(young, "Жіберу")
	s.showsSomewhere(young, "Ұсынысыңыз жіберілді")
	return evaluate[string](s, phone(young)+`.querySelector('.log').textContent.match(/\d{4}-(\d{6})/)[1]`)
}

// declines looks at the picture and declines with a reason of the catalogue.
func (s *stage) declines(number string) {
	s.t.Helper()
	s.bring(moderator)
	s.write(moderator, "/view "+number)
	s.sees(moderator, "Мектеп кітапханасына жылдам интернет")
	s.press(moderator, "Файлдар")
	s.wait(phone(moderator) + `.querySelector('.photo img')?.naturalWidth === 640`)
	s.press(moderator, "Қабылдамау")
	s.press(moderator, "Нақтылық жетіспейді")
	s.press(moderator, "Жіберу")
	s.showsSomewhere(moderator, "Қабылданбады")
	s.screenshot(fmt.Sprintf("declined-%d", s.look.width))
	s.fits()
}

func (s *stage) dayPasses() {
	s.t.Helper()
	if s.look.width < 1280 {
		s.enter(`document.querySelector('#panel-toggle')`)
	}
	s.enter(`document.querySelector('[data-minutes="1440"]')`)
	if s.look.width < 1280 {
		s.enter(`document.querySelector('#panel-close')`)
	}
}

// digestComes advances the clock by a week.
func (s *stage) digestComes() {
	s.t.Helper()
	s.bring(coordinator)
	digests := `[...` + phone(coordinator) + `.querySelectorAll('.message')].filter((m) => m.textContent.includes('Итоги недели')).length`
	before := evaluate[int](s, digests)
	if s.look.width < 1280 {
		s.enter(`document.querySelector('#panel-toggle')`)
		s.fits()
		s.screenshot(fmt.Sprintf("panel-%d", s.look.width))
	}
	s.enter(`document.querySelector('[data-minutes="10080"]')`)
	s.wait(fmt.Sprintf(`%s > %d`, digests, before))
	if s.look.width < 1280 {
		s.enter(`document.querySelector('#panel-close')`)
	}
	s.bring(coordinator)
	s.screenshot(fmt.Sprintf("digest-%d", s.look.width))
}

// TestAKilledBotGoesOn kills the bot between two questions.
func TestAKilledBotGoesOn(t *testing.T) {
	s := open(t, look{width: 1440, height: 900})
	s.enter(phone(young) + ".querySelector('.begin button')")
	s.press(young, "Қазақша")
	s.sees(young, "Жасыңыз нешеде?")
	s.enter(`document.querySelector('#kill')`)
	s.wait(`document.querySelector('#kills').textContent.includes('went on')`)
	s.press(young, "18–24")
	s.sees(young, "Келісемін")
}

// TestAFaultEnds turns a switch on and off: the message comes late, but it comes.
func TestAFaultEnds(t *testing.T) {
	s := open(t, look{width: 1440, height: 900})
	const fault = `document.querySelector('[data-fault="429"]')`
	s.enter(fault)
	s.wait(fault + `.getAttribute('aria-checked') === 'true'`)
	s.enter(phone(young) + ".querySelector('.begin button')")
	s.wait(phone(young) + `.querySelector('.chat-state.typing') !== null`)
	s.wait(`document.querySelector('.call-status.bad')?.textContent === '429'`)
	s.enter(fault)
	s.sees(young, "Тілді таңдаңыз")
}

// TestAnotherPersonJoins adds a phone in Russian and gets a notice of a phone that is not
// in front.
func TestAnotherPersonJoins(t *testing.T) {
	s := open(t, look{width: 1440, height: 900, dark: true})
	s.enter(`document.querySelector('#add-person')`)
	s.wait(`document.querySelector('#person-dialog').open`)
	s.wait(`(() => { const e = document.querySelector('#person-name'); e.focus(); e.value = 'Данияр'; document.querySelector('input[value=ru]').checked = true; return true; })()`)
	s.enter(`document.querySelector('#person-form .primary')`)
	s.wait(`document.querySelectorAll('.phone').length === 4 && document.activeElement.closest('.phone') === ` + phone(104))
	s.enter(phone(104) + ".querySelector('.begin button')")
	s.press(104, "Русский")
	s.press(104, "25–29")
	s.sees(104, "Даю согласие")
	s.screenshot("russian-dark-1440")
	s.enter(`document.querySelector('[data-minutes="10080"]')`)
	s.wait(`!!document.querySelector('.notice') && ` + phone(coordinator) + `.classList.contains('unread')`)
	s.screenshot("notice-dark-1440")
}
