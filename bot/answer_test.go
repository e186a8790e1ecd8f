package bot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"usynys/bot/simulator"
)

// answer lets the bot do what it has to, and tells what people then see of it.
func (s *stage) answer() string {
	s.settle()
	calls := s.server.Calls()
	fresh := calls[s.seen:]
	s.seen = len(calls)
	var shown strings.Builder
	// Messages to different people have no order between them, nor have toasts.
	slices.SortStableFunc(fresh, func(a, b simulator.Call) int {
		return cmp.Or(cmp.Compare(a.Chat, b.Chat), cmp.Compare(a.Params["callback_query_id"], b.Params["callback_query_id"]))
	})
	for _, call := range fresh {
		if call.Accepted {
			shown.WriteString(s.describe(call))
		}
	}
	return shown.String()
}

func (s *stage) describe(call simulator.Call) string {
	who := s.names[call.Chat]
	if who == "" {
		who = "group"
	}
	switch call.Method {
	case "answerCallbackQuery":
		if text := call.Params["text"]; text != "" {
			return fmt.Sprintf("    (toast) %s\n", text)
		}
	case "sendMessage":
		return fmt.Sprintf("    %s ← %s", who, screen(call))
	case "editMessageText":
		return fmt.Sprintf("    %s ✎ %s", who, screen(call))
	case "editMessageReplyMarkup":
		return fmt.Sprintf("    %s ✎ (buttons removed)\n", who)
	case "setMyCommands":
		if reader := s.names[scopeOf(call)]; reader != "" {
			return fmt.Sprintf("    %s ← (menu) %s\n", reader, menuOf(call))
		}
	case "getMe", "getChatMember", "getChatAdministrators", "getUpdates", "deleteWebhook", "setMyDescription", "setMyShortDescription":
	default:
		return fmt.Sprintf("    %s ← (%s)\n", who, call.Method)
	}
	return ""
}

// screen is a message with its buttons, indented.
func screen(call simulator.Call) string {
	const margin = "\n        "
	text := strings.ReplaceAll(strings.ReplaceAll(call.Params["text"], "\n\n", "\n"), "\n", margin) + "\n"
	for _, row := range keyboard(call.Params["reply_markup"]) {
		text += margin[1:]
		for _, label := range row {
			text += "[" + label + "] "
		}
		text = strings.TrimRight(text, " ") + "\n"
	}
	return text
}
