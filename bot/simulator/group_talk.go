package simulator

// Send has a person write in the group; whoever writes is a member of it. Long
// texts and empty ones are treated as Person.Send does. Nobody can write in a group
// that became a supergroup: nothing is sent then, and the id is 0.
func (g *Group) Send(person *Person, text string) int64 {
	return g.say(text, 0, person.user, nil, false)
}

// Reply has a person answer a message of the group.
func (g *Group) Reply(person *Person, messageID int64, text string) int64 {
	return g.say(text, messageID, person.user, nil, false)
}

// SendAnonymous has an anonymous administrator write: Telegram names
// GroupAnonymousBot as the sender, and the group as sender_chat.
func (g *Group) SendAnonymous(text string) int64 {
	return g.say(text, 0, anonymousAdmin, &g.chat.info, false)
}

// SendAsChannel has someone write in the name of a channel.
func (g *Group) SendAsChannel(channel *Channel, text string) int64 {
	return g.say(text, 0, channelSender, &channel.chat.info, false)
}

// SendFromOtherBot has another bot write, which the bot never hears. From then on
// it is not the bot that spoke last.
func (g *Group) SendFromOtherBot(username, text string) int64 {
	const otherBotID = 7_000_000_001
	return g.say(text, 0, userJSON{ID: otherBotID, IsBot: true, FirstName: username, Username: username}, nil, true)
}

func (g *Group) say(text string, replyTo int64, from userJSON, sender *chatJSON, otherBot bool) int64 {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if g.chat.upgraded != 0 {
		return 0
	}
	first := int64(0)
	for _, content := range typedParts(text) {
		m := &message{otherBot: otherBot}
		m.From = &from
		if sender != nil {
			name := *sender
			m.SenderChat = &name
		}
		m.Text, m.Entities = content.text, content.entities
		if answered := g.chat.find(replyTo); answered != nil {
			m.ReplyTo = answered.quoted()
		}
		if sender == nil && !otherBot {
			g.chat.admit(from.ID)
		}
		if id := s.arrive(g.chat, m, "message"); first == 0 {
			first = id
		}
	}
	return first
}

// admit makes somebody a member who is none yet, as if they had always been there.
func (c *chat) admit(user int64) {
	if c.members != nil && !c.members[user].inside() {
		c.members[user] = member{status: ordinary}
	}
}

// Edit has a person change the text of a message of their own. The bot is told of
// it if it may hear the message.
func (g *Group) Edit(person *Person, messageID int64, text string) error {
	return g.server.editTyped(g.chat, person, messageID, text)
}

// Press has a person press a button of a message in the group. The bot is given
// the person themselves, even where they are an anonymous administrator. It
// returns the id of the callback query, empty when the bot is not in the group.
func (g *Group) Press(person *Person, messageID int64, data string) string {
	return person.pressIn(g.chat, messageID, data)
}

// PressLabel has a person press the newest button with the label in the group.
func (g *Group) PressLabel(person *Person, label string) error {
	return person.pressLabelIn(g.chat, label)
}
