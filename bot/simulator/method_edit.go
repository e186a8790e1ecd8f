package simulator

import "reflect"

var editTarget = []parameter{
	refused("business_connection_id", stringKind), optional("chat_id", chatKind),
	optional("message_id", integerKind), refused("inline_message_id", stringKind),
	optional("reply_markup", inlineMarkupKind),
}

var editMethods = []*method{
	{
		name: "editMessageText",
		parameters: join(editTarget, []parameter{
			optional("text", stringKind), optional("parse_mode", stringKind),
			refused("entities", entitiesKind), optional("link_preview_options", previewKind),
			refused("rich_message", richKind),
		}),
		run: runEditMessageText,
	},
	{name: "editMessageReplyMarkup", parameters: editTarget, run: runEditMessageReplyMarkup},
}

func runEditMessageText(s *Server, req *request) (any, *failure) {
	return s.edit(req, func(m *message) *failure {
		if m.Text == "" {
			return refusal("there is no text in the message to edit")
		}
		text, failed := s.messageText(req)
		if failed != nil {
			return failed
		}
		m.setText(text)
		m.Preview, failed = linkPreview(req)
		return failed
	})
}

func runEditMessageReplyMarkup(s *Server, req *request) (any, *failure) {
	return s.edit(req, func(*message) *failure { return nil })
}

// edit changes a copy of the message and puts it in the old one's place. A
// keyboard that the call does not repeat is taken away.
func (s *Server) edit(req *request, change func(*message) *failure) (any, *failure) {
	for _, name := range []string{"chat_id", "message_id"} {
		if _, given := req.params[name]; !given {
			return nil, mistakef("parameter %q of %s is required", name, req.method)
		}
	}
	c, failed := s.target(req, toEdit)
	if failed != nil {
		return nil, failed
	}
	old := c.find(req.integer("message_id"))
	if old == nil {
		return nil, refusal("message to edit not found")
	}
	if !old.fromBot || c.upgraded != 0 {
		return nil, refusal("message can't be edited")
	}
	edited := *old
	if edited.Markup, failed = inlineKeyboard(req); failed != nil {
		return nil, failed
	}
	if failed = change(&edited); failed != nil {
		return nil, failed
	}
	if edited.same(old) {
		return nil, refusal("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	}
	edited.edited = s.now()
	edited.EditDate = edited.edited.Unix()
	s.replaceMessage(c, &edited)
	req.messageID = edited.ID
	return &edited.messageJSON, nil
}

// same reports that nothing a reader could see differs.
func (m *message) same(other *message) bool {
	return m.Text == other.Text && reflect.DeepEqual(m.Entities, other.Entities) &&
		reflect.DeepEqual(m.Preview, other.Preview) && reflect.DeepEqual(m.Markup, other.Markup)
}
