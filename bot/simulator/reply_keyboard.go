package simulator

import (
	"encoding/json"
	"unicode/utf8"
)

const maxPlaceholder = 64 // code points

// The other kinds of reply_markup are checked and not kept.
type (
	replyKeyboardJSON struct {
		Keyboard    [][]json.RawMessage `json:"keyboard"`
		Persistent  bool                `json:"is_persistent"`
		Resize      bool                `json:"resize_keyboard"`
		OneTime     bool                `json:"one_time_keyboard"`
		Placeholder string              `json:"input_field_placeholder"`
		Selective   bool                `json:"selective"`
	}
	removeKeyboardJSON struct {
		Remove    bool `json:"remove_keyboard"`
		Selective bool `json:"selective"`
	}
	forceReplyJSON struct {
		Force       bool   `json:"force_reply"`
		Placeholder string `json:"input_field_placeholder"`
		Selective   bool   `json:"selective"`
	}
)

// hasOtherKeyboard reports a reply_markup that is no inline keyboard.
func hasOtherKeyboard(req *request) bool {
	var fields map[string]json.RawMessage
	return json.Unmarshal([]byte(req.params["reply_markup"]), &fields) == nil && fields["inline_keyboard"] == nil
}

// anyKeyboard reads the reply_markup of a new message, which may be of four
// types; only an inline keyboard becomes part of the message.
func anyKeyboard(req *request) (*keyboardJSON, *failure) {
	raw := req.params["reply_markup"]
	if raw == "" {
		return nil, nil
	}
	var fields map[string]json.RawMessage
	// The table has checked that it is a JSON object.
	_ = json.Unmarshal([]byte(raw), &fields)
	switch {
	case fields["inline_keyboard"] != nil:
		return inlineKeyboard(req)
	case fields["keyboard"] != nil:
		var keyboard replyKeyboardJSON
		failed := decode(req, "reply_markup", &keyboard)
		if failed == nil && utf8.RuneCountInString(keyboard.Placeholder) > maxPlaceholder {
			failed = mistakef("input_field_placeholder is too long")
		}
		return nil, failed
	case fields["remove_keyboard"] != nil:
		return nil, decode(req, "reply_markup", &removeKeyboardJSON{})
	case fields["force_reply"] != nil:
		return nil, decode(req, "reply_markup", &forceReplyJSON{})
	}
	return nil, mistakef("can't parse reply keyboard markup JSON object")
}
