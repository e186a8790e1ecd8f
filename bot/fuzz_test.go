package bot

import (
	"fmt"
	"regexp"
	"testing"

	"usynys/bot/dialog"
)

// Every typed command is answered. It changes at most the proposal that it names, and
// only by accepting or declining it with the right to.
func FuzzCommands(f *testing.F) {
	f.Add(uint8(2), "accept 1")
	f.Add(uint8(2), "decline 2 Нақты не істеу керегін жазыңыз")
	f.Add(uint8(3), "accept 1")
	f.Add(uint8(1), "view@usynys_bot №2026-000001")
	f.Add(uint8(5), "decline 18446744073709551616")
	f.Add(uint8(0), "ұсыныс")
	w := newFuzzWorld(f)
	f.Fuzz(func(t *testing.T, who uint8, words string) {
		by := typists[int(who)%len(typists)]
		c := w.types(t, by, "/"+words)
		c.sound(t, by)
		changed := c.changed()
		if len(changed) == 0 {
			return
		}
		decides := c.input.Kind == dialog.Commanded && (c.input.Command == "accept" || c.input.Command == "decline")
		names := regexp.MustCompile(fmt.Sprintf(`(?i)^№?\s*(?:2026-0*|0*)%d(?:\s|$)`, changed[0]))
		if len(changed) > 1 || !by.decides || !decides || !names.MatchString(c.input.Text) {
			t.Errorf("/%s %q of person %d changed the proposals %v", c.input.Command, c.input.Text, by.id, changed)
		}
	})
}

// A deep link with a payload that the bot did not issue does no more than /start.
func FuzzStartPayload(f *testing.F) {
	for who, payload := range []string{"", "topic_grants", "invite-AAAAAAAAAAAAAAAA", "ұсыныс", "../../1", "1 2 3"} {
		f.Add(uint8(who), payload)
	}
	w := newFuzzWorld(f)
	f.Fuzz(func(t *testing.T, who uint8, payload string) {
		by := typists[int(who)%len(typists)]
		for _, written := range []string{"/start " + payload, "/start@usynys_bot\n" + payload} {
			c := w.types(t, by, written)
			if c.input.Command != "start" {
				t.Fatalf("%q is not a start but %+v", written, c.input)
			}
			c.sound(t, by)
			if changed := c.changed(); len(changed) > 0 {
				t.Errorf("%q changed the proposals %v", written, changed)
			}
		}
	})
}
