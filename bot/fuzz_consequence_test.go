package bot

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"usynys/bot/dialog"
	"usynys/store"
)

// consequence has the effects of a typed text.
type consequence struct {
	input         dialog.Input
	before, after kept
	rows          []store.OutboxRow
}

// changed returns the proposals that have changed.
func (c consequence) changed() (numbers []store.Seq) {
	for seq, before := range c.before.proposals {
		if c.after.proposals[seq] != before {
			numbers = append(numbers, seq)
		}
	}
	return numbers
}

// sound requires what holds for every text: the typist is answered, in messages that
// Telegram accepts; others hear of it only if a proposal changed; the staff is unchanged,
// and no draft is lost.
func (c consequence) sound(t *testing.T, by typist) {
	t.Helper()
	answered := false
	for _, row := range c.rows {
		if row.Chat == store.ChatID(by.id) {
			answered = true
		} else if len(c.changed()) == 0 {
			t.Errorf("%q of person %d is told to chat %d", c.input.Text, by.id, row.Chat)
		}
		checkMessage(t, row.Message)
	}
	if !answered {
		t.Errorf("/%s %q of person %d is not answered", c.input.Command, c.input.Text, by.id)
	}
	if c.before.staff != c.after.staff {
		t.Errorf("/%s %q changed the staff to %s", c.input.Command, c.input.Text, c.after.staff)
	}
	if c.input.Kind == dialog.Commanded && c.before.draft != c.after.draft {
		t.Errorf("/%s %q changed the draft to %s", c.input.Command, c.input.Text, c.after.draft)
	}
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

var entity = regexp.MustCompile(`&[a-z]+;`)

// visible counts the characters without the markup.
func visible(html string) int {
	return utf8.RuneCountInString(entity.ReplaceAllString(anyTag.ReplaceAllString(html, ""), "x"))
}

// The limits of one message: characters without the markup (Bot API, sendMessage), and
// bytes with it (the server's limit, 32 KiB).
const (
	messageLimit = 4096
	byteLimit    = 32 << 10
)

// ourTag matches the tags that the words of the bot use.
var ourTag = regexp.MustCompile(`^</?(?:b|i|u|s|code|pre|a|blockquote)(?: [^<>]*)?>$`)

func checkMessage(t *testing.T, message store.Message) {
	t.Helper()
	if !utf8.ValidString(message.Text) || strings.ContainsAny(message.Text, "\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
		t.Errorf("%q is no clean text", message.Text)
	}
	if visible(message.Text) > messageLimit || len(message.Text) > byteLimit {
		t.Errorf("a message has %d characters and %d bytes", visible(message.Text), len(message.Text))
	}
	open := 0
	for _, tag := range anyTag.FindAllString(message.Text, -1) {
		if !ourTag.MatchString(tag) {
			t.Errorf("there is a tag of somebody else's: %q", tag)
		}
		if strings.HasPrefix(tag, "</") {
			open -= 2
		}
		open++
	}
	if open != 0 {
		t.Errorf("tags are not balanced: %q", message.Text)
	}
	for _, row := range message.Keyboard {
		for _, button := range row {
			if button.Text == "" || len(button.Data) > dialog.PressLimit {
				t.Errorf("the button %q carries %q", button.Text, button.Data)
			}
		}
	}
}
