package browser

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestKeyboardAlone sends a proposal with a picture and declines it with keys only: no
// click, and no focus set by the test. Each stop has a visible focus, and no message
// that changes loses it.
func TestKeyboardAlone(t *testing.T) {
	for _, look := range []look{
		{width: 320, height: 640}, {width: 360, height: 740, dark: true}, {width: 1440, height: 900}, {width: 1440, height: 900, dark: true},
	} {
		t.Run(look.name(), func(t *testing.T) {
			s := open(t, look)
			s.sees(moderator, "№")
			if first := s.step(forward); first.Name != "a.skip Skip to the phones" {
				t.Errorf("the first stop is %q", first.Name)
			}
			s.key(kb.Enter)
			s.fits()
			number := s.submitsByKeys()
			s.declinesByKeys(number)
			s.fits()
			s.screenshot("keys-" + look.name())
		})
	}
}

func (s *stage) submitsByKeys() string {
	s.t.Helper()
	s.walk(forward, in(young, ".begin button"))
	s.key(kb.Enter)
	s.choose(young, "Қазақша", kb.Enter)
	s.choose(young, "18–24", " ")
	s.choose(young, "Келісемін", kb.Enter)
	s.choose(young, "Ұсыныс жазу", " ")
	s.choose(young, "Мектеп интернеті", kb.Enter)
	s.choose(young, "Астана қаласы", kb.Enter)
	s.sees(young, "бір сөйлеммен атаңыз")
	s.fits()
	s.types(young, "Мектеп кітапханасына жылдам интернет")
	s.sees(young, "кімге пайдалы")
	s.types(young, "Кітапханада интернет баяу, оқушылар онлайн сабаққа қосыла алмайды.")
	s.sees(young, "батырмасын басыңыз")
	s.walk(forward, in(young, ".attach"))
	s.key(kb.Enter)
	s.wait(`document.activeElement.dataset.attach === 'disk'`)
	s.step(kb.ArrowDown)
	s.step(kb.ArrowUp)
	s.step(kb.ArrowDown)
	s.fits()
	s.wait(`document.activeElement.dataset.attach === 'photo'`)
	s.key(kb.Enter)
	s.sees(young, "Файлдар: 1")
	s.choose(young, "Дайын", kb.Enter)
	s.sees(young, "Бәрі дұрыс па?")
	s.choose(young, "Жіберу", kb.Enter)
	s.showsSomewhere(young, "Ұсынысыңыз жіберілді")
	s.focusKept()
	return evaluate[string](s, phone(young)+`.querySelector('.log').textContent.match(/\d{4}-(\d{6})/)[1]`)
}

func (s *stage) declinesByKeys(number string) {
	s.t.Helper()
	s.walk(back, fmt.Sprintf(`e === document.querySelectorAll('.tab')[%d]`, moderator-young))
	s.key(kb.Enter)
	s.types(moderator, "/view "+number)
	s.sees(moderator, "Мектеп кітапханасына жылдам интернет")
	s.choose(moderator, "Файлдар", kb.Enter)
	s.wait(phone(moderator) + `.querySelector('.photo img')?.naturalWidth === 640`)
	s.walk(forward, in(moderator, ".photo"))
	s.key(kb.Enter)
	s.wait(`document.querySelector('#picture-dialog').open`)
	s.fits()
	s.key(kb.Escape)
	s.wait(`!document.querySelector('#picture-dialog').open`)
	s.wait(`document.activeElement.matches('.photo')`)
	s.choose(moderator, "Қабылдамау", kb.Enter)
	s.choose(moderator, "Нақтылық жетіспейді", " ")
	s.choose(moderator, "Жіберу", kb.Enter)
	s.showsSomewhere(moderator, "Қабылданбады")
	s.focusKept()
}

// TestTabGoesRound goes through all stops of the page, forward and back: each is
// reached once, in the order of the page, and the focus leaves the page again.
func TestTabGoesRound(t *testing.T) {
	for _, look := range []look{{width: 1440, height: 900}, {width: 320, height: 640}} {
		t.Run(fmt.Sprint(look.width), func(t *testing.T) {
			s := open(t, look)
			s.sees(moderator, "№")
			s.sees(coordinator, "Итоги недели")
			wanted := evaluate[int](s, `[...document.querySelectorAll('a[href], button, input, textarea, summary, audio[controls], [tabindex="0"]')]
				.filter((e) => e.tabIndex >= 0 && !e.closest('.calls') && e.checkVisibility({ visibilityProperty: true })).length`)
			there := s.round(forward)
			if len(there) < wanted {
				t.Errorf("%d stops were reached, there are %d: %q", len(there), wanted, there)
			}
			again := s.round(back)
			slices.Reverse(again)
			if !slices.Equal(there, again) {
				t.Errorf("the way back is another:\n%q\n%q", there, again)
			}
		})
	}
}

// round returns the stops from the beginning of the page to its end, without the calls
// of the bot, which are added meanwhile.
func (s *stage) round(key string) (stops []string) {
	s.t.Helper()
	for range stopsBound {
		at := s.step(key)
		if at.Name == "" {
			return stops
		}
		if !evaluate[bool](s, `document.activeElement.matches('.calls *')`) {
			stops = append(stops, at.Name)
		}
	}
	s.t.Fatalf("there is no end of stops: %q", stops)
	return nil
}
