package call

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Type is the documented type of a parameter.
type Type struct {
	Name  string // as in the documentation, alternatives joined by |
	valid func(raw string) bool
}

// The types of the parameters.
var (
	Integer = Type{"Integer", isInteger}
	Float   = Type{"Float", func(raw string) bool { _, err := strconv.ParseFloat(raw, 64); return err == nil }}
	Boolean = Type{"Boolean", func(raw string) bool { return raw == "true" || raw == "false" }}
	String  = Type{"String", func(string) bool { return true }}
	ChatID  = Type{"Integer|String", func(raw string) bool { return isInteger(raw) || len(raw) > 1 && raw[0] == '@' }}

	File             = Type{"InputFile|String", func(string) bool { return true }}
	Strings          = Type{"Array of String", isArray}
	Entities         = Type{"Array of MessageEntity", isArray}
	Commands         = Type{"Array of BotCommand", isArray}
	Scope            = Type{"BotCommandScope", isObject}
	LinkPreview      = Type{"LinkPreviewOptions", isObject}
	ReplyParameters  = Type{"ReplyParameters", isObject}
	InlineKeyboard   = Type{"InlineKeyboardMarkup", isObject}
	ReplyMarkup      = Type{"InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply", isObject}
	SuggestedPost    = Type{"SuggestedPostParameters", isObject}
	InputRichMessage = Type{"InputRichMessage", isObject}
	Album            = Type{"Array of InputMediaAudio|Array of InputMediaDocument|Array of InputMediaLivePhoto|Array of InputMediaPhoto|Array of InputMediaVideo", isArray}
)

// isText reports the types whose value in a JSON body must be a string. As in the Bot
// API server a value of any other type may be one too: "5" is an Integer.
func (t Type) isText() bool { return t.Name == String.Name || t.Name == File.Name }

func isInteger(raw string) bool {
	_, err := strconv.ParseInt(raw, 10, 64)
	return err == nil
}

func isObject(raw string) bool { return isJSON(raw, '{') }

func isArray(raw string) bool { return isJSON(raw, '[') }

func isJSON(raw string, opening byte) bool {
	trimmed := strings.TrimSpace(raw)
	return trimmed != "" && trimmed[0] == opening && json.Valid([]byte(trimmed))
}
