package bot

import "testing"

// Whatever a link to the bot carries: it opens a chat, and nothing comes of it that
// the person could not have had by writing /start. A payload that nobody gave out is
// no key to anything.
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
