package simulator

import "encoding/json"

// replyParametersJSON is ReplyParameters; quotes are accepted and not kept.
type replyParametersJSON struct {
	MessageID     int64           `json:"message_id"`
	ChatID        json.RawMessage `json:"chat_id"`
	Lenient       bool            `json:"allow_sending_without_reply"`
	Quote         string          `json:"quote"`
	QuoteMode     string          `json:"quote_parse_mode"`
	QuoteEntities []Entity        `json:"quote_entities"`
	QuotePosition int             `json:"quote_position"`
	ChecklistTask int64           `json:"checklist_task_id"`
	PollOption    string          `json:"poll_option_id"`
}

// replyTo finds the message that is answered.
func replyTo(c *chat, req *request) (*messageJSON, *failure) {
	if req.params["reply_parameters"] == "" {
		return nil, nil
	}
	var parameters replyParametersJSON
	if failed := decode(req, "reply_parameters", &parameters); failed != nil {
		return nil, failed
	}
	if parameters.MessageID <= 0 {
		return nil, mistakef("reply_parameters needs a message_id")
	}
	m := c.find(parameters.MessageID)
	if m == nil && parameters.Lenient {
		return nil, nil
	}
	if m == nil {
		return nil, refusal("message to be replied not found")
	}
	return m.quoted(), nil
}

// quoted is the message as one that answers it carries it: without the message
// that it answers in turn.
func (m *message) quoted() *messageJSON {
	answered := m.messageJSON
	answered.ReplyTo = nil
	return &answered
}
