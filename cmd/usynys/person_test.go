package main_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"

	"usynys/bot/simulator"
)

// person has a phone, reads it and acts on what it shows.
type person struct {
	*phone
	wording
	random *rand.Rand
	// answered is the last screen that was acted on. A killed bot may repeat a message;
	// people do not answer the same question twice.
	answered string
	// acted, if set, counts the person's actions: each is an update.
	acted *atomic.Int64
	// acting, if set, is called before each action.
	acting func()
}

// look is the visible part of a message.
func look(m seen) string { return fmt.Sprint(m.Text, m.Buttons) }

// press presses a button, once for each screen.
func (p *person) press(m seen, button simulator.Button) bool {
	if p.answered == look(m) {
		return true
	}
	p.answered = look(m)
	p.begins()
	p.Press(m.ID, button.Data)
	p.acts(1)
	return true
}

// pressKey presses the button with a text, if the message has it.
func (p *person) pressKey(m seen, keys ...string) bool {
	for _, key := range keys {
		if button, ok := p.button(m, key); ok {
			return p.press(m, button)
		}
	}
	return false
}

func (p *person) writes(text string) {
	p.begins()
	p.Send(text)
	p.acts(1)
}

func (p *person) acts(updates int64) {
	if p.acted != nil {
		p.acted.Add(updates)
	}
}

func (p *person) begins() {
	if p.acting != nil {
		p.acting()
	}
}

func (p *person) pressLabel(m seen, label string) bool {
	button, ok := labelled(m, label)
	return ok && p.press(m, button)
}

// isWelcomed answers the first questions. It returns false for any other message.
func (p *person) isWelcomed(m seen) bool {
	if p.says(m, "ask_language") {
		return p.pressKey(m, map[bool]string{true: "button_kazakh", false: "button_russian"}[p.language == "kk"])
	}
	ages := []string{"age_14_17", "age_18_24", "age_25_29", "age_30_35"}
	return p.pressKey(m, ages[p.random.IntN(len(ages))], "button_agree")
}

// story returns the messages on the phone, for failures.
func (p *person) story() string {
	var story strings.Builder
	for _, m := range p.Messages() {
		who := "person"
		if m.FromBot {
			who = "bot"
		}
		fmt.Fprintf(&story, "%5d %-6s %s %v\n", m.ID, who, strings.ReplaceAll(m.Text+m.Attachment.Kind, "\n", " ⏎ "), m.Buttons)
	}
	return newest(story.String())
}
