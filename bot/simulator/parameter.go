package simulator

import (
	"encoding/json"
	"strconv"
	"strings"
)

// kind is the documented type of a parameter.
type kind struct {
	types string // as the documentation writes it, alternatives joined by |
	valid func(raw string) bool
}

// parameter is one row of a method's table.
type parameter struct {
	name     string
	kind     kind
	required bool

	// refused marks what exists in the Bot API but is not simulated: a bot that
	// uses it needs the simulator extended, and must hear so.
	refused bool
}

var (
	integerKind = kind{"Integer", isInteger}
	floatKind   = kind{"Float", func(raw string) bool { _, err := strconv.ParseFloat(raw, 64); return err == nil }}
	booleanKind = kind{"Boolean", func(raw string) bool { return raw == "true" || raw == "false" }}
	stringKind  = kind{"String", func(string) bool { return true }}
	chatKind    = kind{"Integer|String", func(raw string) bool { return isInteger(raw) || len(raw) > 1 && raw[0] == '@' }}

	fileKind         = kind{"InputFile|String", func(string) bool { return true }}
	stringsKind      = kind{"Array of String", isJSONArray}
	entitiesKind     = kind{"Array of MessageEntity", isJSONArray}
	commandsKind     = kind{"Array of BotCommand", isJSONArray}
	scopeKind        = kind{"BotCommandScope", isJSONObject}
	previewKind      = kind{"LinkPreviewOptions", isJSONObject}
	replyKind        = kind{"ReplyParameters", isJSONObject}
	inlineMarkupKind = kind{"InlineKeyboardMarkup", isJSONObject}
	markupKind       = kind{"InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply", isJSONObject}
	suggestedKind    = kind{"SuggestedPostParameters", isJSONObject}
	richKind         = kind{"InputRichMessage", isJSONObject}
	albumKind        = kind{"Array of InputMediaAudio|Array of InputMediaDocument|Array of InputMediaLivePhoto|Array of InputMediaPhoto|Array of InputMediaVideo", isJSONArray}
)

func isInteger(raw string) bool {
	_, err := strconv.ParseInt(raw, 10, 64)
	return err == nil
}

func isJSONObject(raw string) bool { return isJSON(raw, '{') }

func isJSONArray(raw string) bool { return isJSON(raw, '[') }

func isJSON(raw string, opening byte) bool {
	trimmed := strings.TrimSpace(raw)
	return trimmed != "" && trimmed[0] == opening && json.Valid([]byte(trimmed))
}

// decode reads a JSON parameter; a field that the Bot API does not know, or one
// of another type, is the bot's mistake.
func decode(req *request, name string, target any) *failure {
	decoder := json.NewDecoder(strings.NewReader(req.params[name]))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(target); err != nil {
		return mistakef("can't parse parameter %q: %s", name, strings.TrimPrefix(err.Error(), "json: "))
	}
	return nil
}
