package simulator

import "time"

// deleteSpan is how long after sending a message can be deleted.
const deleteSpan = 48 * time.Hour

func runDeleteMessage(s *Server, req *request) (any, *failure) {
	c, failed := s.target(req, toWrite)
	if failed != nil {
		return nil, failed
	}
	m := c.find(req.integer("message_id"))
	switch {
	case m == nil:
		return nil, refusal("message to delete not found")
	case s.now().Sub(time.Unix(m.Date, 0)) >= deleteSpan, !m.fromBot && c.members != nil && !s.botIn(c).leads():
		return nil, refusal("message can't be deleted")
	}
	s.removeMessage(c, m.ID)
	req.messageID = m.ID
	return true, nil
}
