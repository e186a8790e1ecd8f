package simulator

import (
	"slices"

	"usynys/bot/simulator/markup"
	"usynys/bot/simulator/messenger"
)

// Person is someone with a Telegram account, in the private chat with the bot. The
// bot can write to a person after their first message or press.
type Person struct {
	conversation
	account *messenger.Person
}

// Person returns the person with the id and makes one that does not exist.
func (s *Server) Person(id int64, firstName, languageCode string) *Person {
	s.state.Lock()
	defer s.state.Unlock()
	if person := s.people[id]; person != nil {
		return person
	}
	account := s.state.Person(id, firstName, languageCode)
	s.people[id] = &Person{conversation{s.state, account.Chat}, account}
	return s.people[id]
}

// Send writes a text and returns the id of the message. Like the apps it trims the
// text, sends nothing when nothing is left (id 0), and splits a text that is too long
// into several messages (it returns the id of the first).
func (p *Person) Send(text string) int64 {
	defer p.lock()()
	first := int64(0)
	for _, part := range markup.Split(text) {
		m := &messenger.Message{}
		m.Text, m.Entities = part.Text, part.Entities
		if id := p.state.Deliver(p.account, m); first == 0 {
			first = id
		}
	}
	return first
}

// Edit changes the text, or the caption, of a message of the person. As in the apps
// the text must fit into one message, and only a caption may become empty.
func (p *Person) Edit(messageID int64, text string) error {
	defer p.lock()()
	return p.state.Edit(p.account, p.chat, messageID, text)
}

// Delete removes a message for both sides. The bot gets no update.
func (p *Person) Delete(messageID int64) {
	defer p.lock()()
	p.state.Remove(p.chat, messageID)
}

// Toast is an answer to a press, as the person sees it.
type Toast = messenger.Toast

// Toasts returns the answers to the presses of the person, oldest first.
func (p *Person) Toasts() []Toast {
	defer p.lock()()
	return slices.Clone(p.account.Toasts)
}

// Menu returns the list of commands that the app of the person shows in the private
// chat.
func (p *Person) Menu() []Command {
	defer p.lock()()
	return p.state.Menu(p.account, p.chat)
}

// Block blocks the bot: its messages get 403 from now on.
func (p *Person) Block() { p.setBlocked(true) }

// Unblock lets the bot write again.
func (p *Person) Unblock() { p.setBlocked(false) }

func (p *Person) setBlocked(blocked bool) {
	defer p.lock()()
	p.state.SetBlocked(p.account, blocked)
}

// Blocked reports whether the person has blocked the bot.
func (p *Person) Blocked() bool {
	defer p.lock()()
	return p.chat.IsBlocked()
}

// StartChat lets the bot write to the person as if they had written first. The bot
// gets no update.
func (p *Person) StartChat() {
	defer p.lock()()
	p.account.StartChat()
}
