package simulator

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"usynys/bot/simulator/messenger"
)

// Press presses a button of a message and returns the id of the callback query. Any
// data is delivered, forged data too. The query carries the message as it is now; of
// a deleted message, only its id.
func (p *Person) Press(messageID int64, data string) string {
	return p.pressIn(p.chat, messageID, data)
}

func (p *Person) pressIn(c *messenger.Chat, messageID int64, data string) string {
	defer p.lock()()
	return p.state.Press(p.account, c, messageID, data)
}

// PressLabel presses the button with the label on the newest message that has one.
// Emoji and other symbols before either label do not matter.
func (p *Person) PressLabel(label string) error { return p.pressLabelIn(p.chat, label) }

func (p *Person) pressLabelIn(c *messenger.Chat, label string) error {
	defer p.lock()()
	for _, m := range slices.Backward(c.Messages()) {
		if !m.FromBot || m.Keyboard == nil {
			continue
		}
		for _, row := range m.Keyboard.Rows {
			for _, button := range row {
				if isSameLabel(button.Text, label) && button.Data != nil {
					p.state.Press(p.account, c, m.ID, *button.Data)
					return nil
				}
			}
		}
	}
	return fmt.Errorf("simulator: no message in chat %d has a button %q", c.Info.ID, label)
}

func isSameLabel(a, b string) bool {
	return a == b || withoutSymbols(a) != "" && withoutSymbols(a) == withoutSymbols(b)
}

// withoutSymbols drops what is before the first letter or digit.
func withoutSymbols(label string) string {
	return strings.TrimLeftFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
