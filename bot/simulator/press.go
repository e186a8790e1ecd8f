package simulator

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Press presses a button of a message. Any data goes: a forged one is delivered
// like an honest one. The callback carries the message as it is now; of a
// deleted message, only its id. It returns the id of the callback query.
func (p *Person) Press(messageID int64, data string) string {
	return p.pressIn(p.chat, messageID, data)
}

func (p *Person) pressIn(c *chat, messageID int64, data string) string {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	c.admit(p.user.ID)
	if c.members == nil {
		c.known = true
	}
	return p.server.press(p, c, messageID, data)
}

// PressLabel presses the button with the label on the newest message that has
// one. Emoji and other signs in front of either label do not matter.
func (p *Person) PressLabel(label string) error { return p.pressLabelIn(p.chat, label) }

func (p *Person) pressLabelIn(c *chat, label string) error {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range slices.Backward(c.messages) {
		if !m.fromBot || m.Markup == nil {
			continue
		}
		for _, row := range m.Markup.Rows {
			for _, button := range row {
				if sameLabel(button.Text, label) && button.Data != nil {
					c.admit(p.user.ID)
					s.press(p, c, m.ID, *button.Data)
					return nil
				}
			}
		}
	}
	return fmt.Errorf("simulator: no message in chat %d has a button %q", c.info.ID, label)
}

func sameLabel(a, b string) bool {
	return a == b || withoutSigns(a) != "" && withoutSigns(a) == withoutSigns(b)
}

// withoutSigns drops what stands in front of the first letter or digit.
func withoutSigns(label string) string {
	return strings.TrimLeftFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
