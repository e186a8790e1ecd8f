package bot

import (
	"encoding/json"

	"usynys/bot/simulator"
)

// keyboard is the labels of an inline keyboard, row by row.
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

// scopeOf is the chat that a menu of commands is for, 0 if it is for many.
func scopeOf(call simulator.Call) int64 {
	var scope struct {
		Chat int64 `json:"chat_id"`
	}
	_ = json.Unmarshal([]byte(call.Params["scope"]), &scope)
	return scope.Chat
}
