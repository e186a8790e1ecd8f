package simulator

import (
	"slices"

	"usynys/bot/simulator/messenger"
)

// conversation reads a chat: that of a person, a group or a channel.
type conversation struct {
	state *messenger.State
	chat  *messenger.Chat
}

// lock takes the lock and returns the function that releases it.
func (c conversation) lock() (unlock func()) {
	c.state.Lock()
	return c.state.Unlock
}

// ID returns the id of the chat; for a person it is the id of the user too.
func (c conversation) ID() int64 { return c.chat.Info.ID }

// Messages returns what the chat shows now, oldest first.
func (c conversation) Messages() []Message {
	defer c.lock()()
	messages := c.chat.Messages()
	out := make([]Message, len(messages))
	for i, m := range messages {
		out[i] = view(m)
	}
	return out
}

// Message returns the message with the id.
func (c conversation) Message(id int64) (Message, bool) {
	defer c.lock()()
	if m := c.chat.Find(id); m != nil {
		return view(m), true
	}
	return Message{}, false
}

// LastFromBot returns the newest message of the bot; the zero Message when there is
// none.
func (c conversation) LastFromBot() Message {
	defer c.lock()()
	for _, m := range slices.Backward(c.chat.Messages()) {
		if m.FromBot {
			return view(m)
		}
	}
	return Message{}
}
