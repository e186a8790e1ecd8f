package method

import (
	"reflect"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/messenger"
)

// editTarget names the message. The documentation makes chat_id and message_id
// optional, because an inline message has an id of its own; here both are required.
var editTarget = call.Parameters{
	call.NotSimulated("business_connection_id", call.String), call.Optional("chat_id", call.ChatID),
	call.Optional("message_id", call.Integer), call.NotSimulated("inline_message_id", call.String),
	call.Optional("reply_markup", call.InlineKeyboard),
}

var editMethods = []*Method{
	{
		Name: "editMessageText",
		Parameters: join(editTarget, call.Parameters{
			call.Optional("text", call.String), call.Optional("parse_mode", call.String),
			call.NotSimulated("entities", call.Entities), call.Optional("link_preview_options", call.LinkPreview),
			call.NotSimulated("rich_message", call.InputRichMessage),
		}),
		run: editMessageText,
	},
	{Name: "editMessageReplyMarkup", Parameters: editTarget, run: editMessageReplyMarkup},
}

func editMessageText(s *messenger.State, req *call.Request) (any, *botapi.Error) {
	return edit(s, req, func(m *messenger.Message) *botapi.Error {
		if m.Text == "" {
			return botapi.BadRequest("there is no text in the message to edit")
		}
		return setText(s, req, m)
	})
}

func editMessageReplyMarkup(s *messenger.State, req *call.Request) (any, *botapi.Error) {
	return edit(s, req, func(*messenger.Message) *botapi.Error { return nil })
}

// edit replaces a message by a changed copy. A keyboard that the call does not repeat
// is removed.
func edit(s *messenger.State, req *call.Request, change func(*messenger.Message) *botapi.Error) (any, *botapi.Error) {
	for _, name := range []string{"chat_id", "message_id"} {
		if _, given := req.Params[name]; !given {
			return nil, botapi.Violationf("parameter %q of %s is required", name, req.Method)
		}
	}
	c, err := s.Target(req.Chat(), messenger.ToEdit)
	if err != nil {
		return nil, err
	}
	old := c.Find(req.Integer("message_id"))
	if old == nil {
		return nil, botapi.BadRequest("message to edit not found")
	}
	if !old.FromBot || c.IsUpgraded() {
		return nil, botapi.BadRequest("message can't be edited")
	}
	edited := *old
	if edited.Keyboard, err = inlineKeyboard(req); err != nil {
		return nil, err
	}
	if err := change(&edited); err != nil {
		return nil, err
	}
	if isSame(&edited, old) {
		return nil, botapi.BadRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	}
	s.Replace(c, &edited)
	req.MessageID = edited.ID
	return &edited.Message, nil
}

// isSame reports that two versions of a message look the same.
func isSame(a, b *messenger.Message) bool {
	return a.Text == b.Text && reflect.DeepEqual(a.Entities, b.Entities) &&
		reflect.DeepEqual(a.Preview, b.Preview) && reflect.DeepEqual(a.Keyboard, b.Keyboard)
}
