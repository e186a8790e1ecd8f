package bot

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"usynys/bot/simulator"
)

// answer runs the bot until it is idle, and returns what it showed.
func (s *stage) answer() []string {
	s.settle()
	calls := s.server.Calls()
	fresh := calls[s.seen:]
	s.seen = len(calls)
	// Messages to different people have no order between them, nor have toasts.
	slices.SortStableFunc(fresh, func(a, b simulator.Call) int {
		return cmp.Or(cmp.Compare(a.Chat, b.Chat), cmp.Compare(a.Params["callback_query_id"], b.Params["callback_query_id"]))
	})
	var shown []string
	begun := -1 // where the last message begins
	for i, call := range fresh {
		var lines []string
		if call.Accepted {
			lines = s.describe(call)
		}
		switch {
		case len(lines) == 0:
			continue
		case call.Method == "editMessageReplyMarkup" && begun >= 0 && fresh[i-1].Method == "sendMessage" && fresh[i-1].Accepted && fresh[i-1].Chat == call.Chat:
			shown[begun] = strings.Replace(shown[begun], "← ", "←✂ ", 1)
			continue
		case call.Method == "sendMessage" && begun >= 0 && shown[begun] == who(s, call)+" ✂":
			shown = shown[:begun]
			lines[0] = strings.Replace(lines[0], " ← ", " ✂← ", 1)
		}
		begun = len(shown)
		shown = append(shown, lines[0])
		for _, line := range lines[1:] {
			shown = append(shown, "    "+line)
		}
	}
	return shown
}

func (s *stage) describe(call simulator.Call) []string {
	who := who(s, call)
	switch call.Method {
	case "answerCallbackQuery":
		if text := call.Params["text"]; text != "" {
			return strings.Split("(toast) "+text, "\n")
		}
	case "sendMessage", "editMessageText":
		lines := s.printer.screen(s.reader(call.Chat), call.Params["text"], keyboard(call.Params["reply_markup"]))
		sign := "←"
		if call.Method == "editMessageText" {
			sign = "✎"
		}
		lines[0] = who + " " + sign + " " + lines[0]
		return lines
	case "editMessageReplyMarkup":
		return []string{who + " ✂"}
	case "setMyCommands":
		if reader := s.names[scopeOf(call)]; reader != "" {
			return []string{reader + " ← (menu: " + s.menu(s.reader(scopeOf(call)), call) + ")"}
		}
	case "getMe", "getChatMember", "getChatAdministrators", "getUpdates", "deleteWebhook", "setMyDescription", "setMyShortDescription":
	default:
		return []string{who + " ← (" + call.Method + ")"}
	}
	return nil
}

func who(s *stage, call simulator.Call) string {
	if name := s.names[call.Chat]; name != "" {
		return name
	}
	return "group"
}

// keyboard returns the labels of an inline keyboard, row by row.
func keyboard(markup string) [][]string {
	var parsed struct {
		Rows [][]struct {
			Text string `json:"text"`
		} `json:"inline_keyboard"`
	}
	_ = json.Unmarshal([]byte(markup), &parsed)
	var rows [][]string
	for _, row := range parsed.Rows {
		var labels []string
		for _, button := range row {
			labels = append(labels, button.Text)
		}
		rows = append(rows, labels)
	}
	return rows
}

// scopeOf returns the chat of a menu of commands, 0 for all chats.
func scopeOf(call simulator.Call) int64 {
	var scope struct {
		Chat int64 `json:"chat_id"`
	}
	_ = json.Unmarshal([]byte(call.Params["scope"]), &scope)
	return scope.Chat
}
