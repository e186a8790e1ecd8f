package telemetry

import (
	"context"
	"errors"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// other is the label value of unknown values.
const other = "other"

// kinds are the label values of inputs.
var kinds = [...]string{
	dialog.Ignored: "ignored", dialog.Typed: "typed", dialog.Commanded: "command", dialog.Pressed: "press",
	dialog.Edited: "edit", dialog.Unsupported: "unsupported", dialog.BotBlocked: "blocked", dialog.BotUnblocked: "unblocked",
	dialog.BotRemoved: "removed", dialog.BotMuted: "muted", dialog.Migrated: "migrated",
}

// lanes are the label values of the lanes of the outbox.
var lanes = [...]string{store.LaneReplies: "replies", store.LaneNotices: "notices", store.LaneAnnouncements: "announcements"}

// methods are the label values of methods of the Bot API, by class.
var methods = []string{"poll", "message", "file", "edit", "answer", "setup", other}

// results returns the label values of the outcome of a call: ok, given up by the bot, or a
// class of failure.
func results() []string { return append([]string{"ok", "given up"}, classNames()...) }

func classNames() []string {
	var names []string
	for _, class := range client.Classes() {
		names = append(names, class.String())
	}
	return names
}

// labelValue returns a name in the form of label values.
func labelValue(name string) string { return strings.ReplaceAll(name, " ", "_") }

func methodClass(method string) string {
	switch {
	case method == "getUpdates":
		return "poll"
	case method == "sendMessage":
		return "message"
	case method == "answerCallbackQuery":
		return "answer"
	case strings.HasPrefix(method, "send"):
		return "file"
	case strings.HasPrefix(method, "edit"):
		return "edit"
	case strings.HasPrefix(method, "setMy"), method == "getMe", method == "deleteWebhook":
		return "setup"
	}
	return other
}

func resultOf(err error) string {
	var failure *client.Error
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &failure):
		return failure.Class.String()
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "given up"
	}
	return other
}

func nameOf[I ~int | ~uint8](names []string, i I) string {
	if int(i) < 0 || int(i) >= len(names) {
		return other
	}
	return names[i]
}
