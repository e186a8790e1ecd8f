package simulator

// Parameters that several methods share, as the documentation lists them.
var (
	destination = []parameter{
		refused("business_connection_id", stringKind), required("chat_id", chatKind),
		refused("message_thread_id", integerKind), refused("direct_messages_topic_id", integerKind),
	}
	delivery = []parameter{
		optional("disable_notification", booleanKind), optional("protect_content", booleanKind),
		refused("allow_paid_broadcast", booleanKind), refused("message_effect_id", stringKind),
		refused("reply_parameters", replyKind),
	}
	markup = []parameter{
		refused("suggested_post_parameters", suggestedKind), optional("reply_markup", markupKind),
	}
)

var messageMethods = []*method{
	{
		name: "sendMessage",
		parameters: join(destination, delivery, markup, []parameter{
			required("text", stringKind), optional("parse_mode", stringKind),
			refused("entities", entitiesKind), optional("link_preview_options", previewKind),
		}),
		run: runSendMessage,
	},
	{
		name: "answerCallbackQuery",
		parameters: []parameter{
			required("callback_query_id", stringKind), optional("text", stringKind),
			optional("show_alert", booleanKind), optional("url", stringKind),
			optional("cache_time", integerKind),
		},
		run: runAnswerCallbackQuery,
	},
}

func runSendMessage(s *Server, req *request) (any, *failure) {
	m, c, failed := s.outgoing(req)
	if failed != nil {
		return nil, failed
	}
	text, failed := s.messageText(req)
	if failed != nil {
		return nil, failed
	}
	m.setText(text)
	if m.Preview, failed = linkPreview(req); failed != nil {
		return nil, failed
	}
	return s.deliver(req, c, m), nil
}

// outgoing starts a message of the bot from the shared parameters.
func (s *Server) outgoing(req *request) (*message, *chat, *failure) {
	c, failed := s.target(req, toWrite)
	if failed != nil {
		return nil, nil, failed
	}
	m := &message{fromBot: true, silent: req.flag("disable_notification")}
	if c.info.Type == "channel" {
		m.SenderChat = &c.info
	} else {
		from := s.bot()
		m.From = &from
	}
	m.Protected = req.flag("protect_content")
	m.Markup, failed = inlineKeyboard(req)
	return m, c, failed
}

func (s *Server) deliver(req *request, c *chat, m *message) *messageJSON {
	s.addMessage(c, m)
	c.ownBotLast = true
	if req.messageID == 0 {
		req.messageID = m.ID
	}
	return &m.messageJSON
}

func (m *message) setText(text formatted) {
	m.Text, m.Entities, m.source = text.text, text.entities, text.source
}

func (s *Server) messageText(req *request) (formatted, *failure) {
	text, failed := s.format(req.params["text"], req.params["parse_mode"])
	switch {
	case failed != nil:
		return formatted{}, failed
	case isBlank(text.text):
		return formatted{}, mistakef("message text is empty")
	case text.runes() > maxText:
		return formatted{}, mistakef("message is too long")
	}
	return text, nil
}

func linkPreview(req *request) (*previewJSON, *failure) {
	if req.params["link_preview_options"] == "" {
		return nil, nil
	}
	options := &previewJSON{}
	failed := decode(req, "link_preview_options", options)
	if *options == (previewJSON{}) {
		options = nil
	}
	return options, failed
}
