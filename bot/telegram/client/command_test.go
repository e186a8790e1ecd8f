package client

import (
	"regexp"
	"strings"
	"testing"
)

var ownName = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

// Any text after a slash: a command is of our shape or of another bot's, it
// means the same when our name is written behind it, and nothing of what follows it
// is lost.
func FuzzCommandShape(f *testing.F) {
	for _, seed := range []string{"/start", "/START@Usynys_Bot абв", "/accept 12\nжарайды", "/start@other_bot 1", "/ә", "//", "/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name, rest, is := decoder.command(text)
		switch {
		case !is:
			if name != "" || rest != "" {
				t.Errorf("%q is no command, and yet %q %q", text, name, rest)
			}
			return
		case !strings.HasPrefix(text, "/") || name != "" && !ownName.MatchString(name):
			t.Errorf("%q was taken for the command %q", text, name)
		case strings.TrimSpace(rest) != rest || !strings.HasSuffix(strings.TrimSpace(text), rest):
			t.Errorf("behind %q stands %q", text, rest)
		}
		if name == "" {
			return
		}
		for _, written := range []string{"/" + name + " " + rest, "/" + strings.ToUpper(name) + "@USYNYS_BOT\n" + rest} {
			if n, r, is := decoder.command(written); n != name || r != rest || !is {
				t.Errorf("%q is %q %q, and %q is %q %q", text, name, rest, written, n, r)
			}
		}
		if n, _, is := decoder.command("/" + name + "@other_bot " + rest); n != "" || !is {
			t.Errorf("a command of another bot was taken for %q", n)
		}
	})
}
