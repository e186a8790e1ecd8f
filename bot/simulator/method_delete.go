package simulator

import "time"

// deleteSpan is how long after sending a message can be deleted.
const deleteSpan = 48 * time.Hour

func runDeleteMessage(s *Server, req *request) (any, *failure) {
	c := s.chats[req.chat()]
	if c == nil || !c.known {
		return nil, errChatNotFound
	}
	m := c.find(req.integer("message_id"))
	switch {
	case m == nil:
		return nil, refusal("message to delete not found")
	case s.now().Sub(time.Unix(m.Date, 0)) >= deleteSpan, !m.fromBot && c.info.Type != "private":
		return nil, refusal("message can't be deleted")
	}
	s.removeMessage(c, m.ID)
	req.messageID = m.ID
	return true, nil
}
