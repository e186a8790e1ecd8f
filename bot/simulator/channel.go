package simulator

// Channel is a channel with the bot as an administrator.
type Channel struct{ conversation }

// Channel returns the channel with the id, and makes one at first.
func (s *Server) Channel(id int64, title string) *Channel {
	return &Channel{s.room(id, title, "channel", administrator)}
}

// Post publishes a text; the id is 0 when there is nothing to publish.
func (c *Channel) Post(text string) int64 {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	first := int64(0)
	for _, content := range typedParts(text) {
		m := &message{}
		name := c.chat.info
		m.SenderChat = &name
		m.Text, m.Entities = content.text, content.entities
		if id := s.arrive(c.chat, m, "channel_post"); first == 0 {
			first = id
		}
	}
	return first
}
