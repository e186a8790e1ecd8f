package simulator

import (
	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/messenger"
)

// Send writes in the group, which makes the person a member, and returns the id of
// the message. Long and empty texts are treated as in Person.Send. A group that
// became a supergroup takes no messages: nothing is sent, and the id is 0.
func (g *Group) Send(person *Person, text string) int64 {
	return g.write(person.sender(), 0, text)
}

// Reply writes a reply to a message of the group.
func (g *Group) Reply(person *Person, messageID int64, text string) int64 {
	return g.write(person.sender(), messageID, text)
}

// SendAnonymous writes as an anonymous administrator: the sender is
// GroupAnonymousBot, and sender_chat is the group.
func (g *Group) SendAnonymous(text string) int64 {
	return g.write(messenger.Sender{User: botapi.AnonymousAdmin, Chat: &g.chat.Info}, 0, text)
}

// SendAsChannel writes in the name of a channel.
func (g *Group) SendAsChannel(channel *Channel, text string) int64 {
	return g.write(messenger.Sender{User: botapi.ChannelSender, Chat: &channel.chat.Info}, 0, text)
}

// SendFromOtherBot writes as another bot, whose messages the bot never receives.
func (g *Group) SendFromOtherBot(username, text string) int64 {
	const otherBotID = 7_000_000_001
	user := botapi.User{ID: otherBotID, IsBot: true, FirstName: username, Username: username}
	return g.write(messenger.Sender{User: user, OtherBot: true}, 0, text)
}

func (p *Person) sender() messenger.Sender { return messenger.Sender{User: p.account.User} }

func (g *Group) write(from messenger.Sender, replyTo int64, text string) int64 {
	defer g.lock()()
	return g.state.Write(g.chat, from, replyTo, text)
}

// Edit changes the text of a message of the person. The bot gets an update if it
// receives the message.
func (g *Group) Edit(person *Person, messageID int64, text string) error {
	defer g.lock()()
	return g.state.Edit(person.account, g.chat, messageID, text)
}

// Press presses a button of a message in the group and returns the id of the callback
// query, empty when the bot is not in the group. The query names the person, even
// one who is an anonymous administrator.
func (g *Group) Press(person *Person, messageID int64, data string) string {
	return person.pressIn(g.chat, messageID, data)
}

// PressLabel presses the newest button with the label in the group.
func (g *Group) PressLabel(person *Person, label string) error {
	return person.pressLabelIn(g.chat, label)
}
