package browser

import (
	"net/url"
	"testing"
)

// TestTheDemoGoesAndComesBack stops the demo and starts another one at the same address:
// the page keeps the typed text, shows that the connection is lost, and shows the phones
// of the new run without a reload.
func TestTheDemoGoesAndComesBack(t *testing.T) {
	s := open(t, look{width: 360, height: 740})
	s.begins()
	s.mu.Lock()
	s.away = true
	s.mu.Unlock()
	s.stopDemo()
	s.wait(`document.getElementById('connection').textContent.includes('lost')`)
	s.write(young, "Ауылға кітапхана керек")
	s.wait(`document.querySelectorAll('.phone textarea')[0].value === 'Ауылға кітапхана керек'`)
	address, err := url.Parse(s.address)
	if err != nil {
		t.Fatal(err)
	}
	startDemo(t, address.Host)
	s.wait(`document.getElementById('connection').textContent === ''`)
	s.wait(`document.querySelectorAll('.phone').length === 3 && document.querySelectorAll('.phone')[0].querySelectorAll('.message').length === 0`)
	s.begins()
}

// begins starts the chat of the young person.
func (s *stage) begins() {
	s.t.Helper()
	s.bring(young)
	s.enter(phone(young) + ".querySelector('.begin button')")
	s.sees(young, "Қазақша")
}
