package messenger

import (
	"slices"
	"sort"
	"time"

	"usynys/bot/simulator/botapi"
)

// Chat is one conversation.
type Chat struct {
	Info botapi.Chat

	known    bool // the bot may write: a person wrote first, or the bot was added
	blocked  bool
	lastID   int64
	messages []*Message // by ascending id; deleted ones are removed

	// members has the status of everybody in a group or channel, the bot among them,
	// by user id; nil in a private chat.
	members map[int64]string
	// upgraded is the id of the supergroup that replaced this group.
	upgraded int64
	// ownBotLast reports that of all bots in the group this one wrote last.
	ownBotLast bool
}

// Message is one stored message.
type Message struct {
	botapi.Message
	FromBot    bool
	Source     string // text or caption as the bot sent it, with its markup
	Silent     bool
	Attachment Attachment
	EditedAt   time.Time
	Service    string // the field of botapi.Service that is set; empty for ordinary messages

	addressed bool // to the bot, in the sense of privacy mode
	otherBot  bool // sent by another bot
}

// Attachment describes what a message carries beside its text. Kind is the field of
// Telegram's Message, empty for none.
type Attachment struct {
	Kind    string
	Name    string
	Caption string
	FileID  string
	Size    int // bytes
	// Latitude and Longitude are degrees, of a location only.
	Latitude, Longitude float64
}

// IsPrivate reports a chat of one person with the bot.
func (c *Chat) IsPrivate() bool { return c.members == nil }

// IsBlocked reports that the person of the chat blocked the bot.
func (c *Chat) IsBlocked() bool { return c.blocked }

// IsUpgraded reports a group that became a supergroup.
func (c *Chat) IsUpgraded() bool { return c.upgraded != 0 }

// Messages returns what the chat shows, oldest first. The caller must not change it.
func (c *Chat) Messages() []*Message { return c.messages }

// Find returns the message with the id, nil when there is none.
func (c *Chat) Find(id int64) *Message {
	if i, ok := c.index(id); ok {
		return c.messages[i]
	}
	return nil
}

func (c *Chat) index(id int64) (int, bool) {
	i := sort.Search(len(c.messages), func(i int) bool { return c.messages[i].ID >= id })
	return i, i < len(c.messages) && c.messages[i].ID == id
}

// Send stores a message of the bot.
func (s *State) Send(c *Chat, m *Message) {
	s.add(c, m)
	c.ownBotLast = true
}

// add stores a message under the next id.
func (s *State) add(c *Chat, m *Message) {
	c.lastID++
	m.ID = c.lastID
	m.Chat = c.Info
	m.Date = s.now().Unix()
	c.messages = append(c.messages, m)
	s.Announce()
}

// Replace puts an edited copy in the place of a message.
func (s *State) Replace(c *Chat, edited *Message) {
	edited.EditedAt = s.now()
	edited.EditDate = edited.EditedAt.Unix()
	if i, ok := c.index(edited.ID); ok {
		c.messages[i] = edited
	}
	s.Announce()
}

// Remove deletes a message. The bot gets no update.
func (s *State) Remove(c *Chat, id int64) {
	if i, ok := c.index(id); ok {
		c.messages = slices.Delete(c.messages, i, i+1)
	}
	s.Announce()
}
