package client

import (
	"encoding/json"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"usynys/bot/dialog"
	"usynys/store"
)

// message decodes a new message. In a group only a command to this bot counts.
func (d Decoder) message(update *dialog.Update, message *tgbotapi.Message) {
	update.Chat = chatOf(message.Chat)
	update.Sender = senderOf(message.From, message.SenderChat)
	if update.Chat.Kind == dialog.Group && migrated(update, message) {
		return
	}
	input := content(message)
	if name, rest, is := d.command(input.Text); is && message.Text != "" {
		input.Kind, input.Command, input.Text = dialog.Commanded, name, rest
	} else if input.Kind == dialog.Ignored && !service(update.Raw) {
		input.Kind = dialog.Unsupported
	}
	toBot := update.Chat.Kind == dialog.Private && input.Kind != dialog.Ignored
	if toBot || update.Chat.Kind == dialog.Group && input.Command != "" {
		update.Input = input
	}
}

// migrated reports whether a group became a supergroup. Telegram sends that in both
// chats; the update is always decoded as one of the old chat.
func migrated(update *dialog.Update, message *tgbotapi.Message) bool {
	switch here := update.Chat.ID; {
	case message.MigrateToChatID != 0:
		update.Input.Supergroup = store.ChatID(message.MigrateToChatID)
	case message.MigrateFromChatID != 0:
		update.Chat.ID, update.Input.Supergroup = store.ChatID(message.MigrateFromChatID), here
	default:
		return false
	}
	update.Input.Kind = dialog.Migrated
	return true
}

// edited decodes a change of an earlier message, which counts in private only.
func edited(update *dialog.Update, message *tgbotapi.Message) {
	update.Chat = chatOf(message.Chat)
	update.Sender = senderOf(message.From, message.SenderChat)
	input := content(message)
	if update.Chat.Kind == dialog.Private && input.Kind == dialog.Typed {
		input.Kind = dialog.Edited
		update.Input = input
	}
}

// content returns the input of a message: Typed with a text or an attachment, Ignored
// with neither.
func content(message *tgbotapi.Message) dialog.Input {
	input := dialog.Input{Message: int64(message.MessageID), Attachment: attachmentIn(message)}
	// A message has the one or the other.
	input.Text = withoutDirection(message.Text + message.Caption)
	if message.Text != "" || input.Attachment != nil {
		input.Kind = dialog.Typed
	}
	return input
}

// service reports whether Telegram wrote the message, about an event in the chat. A
// person's message of an unknown kind is no service message: the person is answered.
func service(raw []byte) bool {
	var update struct {
		Message map[string]json.RawMessage `json:"message"`
	}
	if json.Unmarshal(raw, &update) != nil {
		return true
	}
	for field := range update.Message {
		if serviceFields[field] {
			return true
		}
	}
	return false
}

// serviceFields are the fields that only service messages have (Bot API 10.1, Message).
var serviceFields = func() map[string]bool {
	fields := map[string]bool{}
	for _, field := range []string{
		"new_chat_members", "left_chat_member", "chat_owner_left", "chat_owner_changed",
		"new_chat_title", "new_chat_photo", "delete_chat_photo",
		"group_chat_created", "supergroup_chat_created", "channel_chat_created",
		"message_auto_delete_timer_changed", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message",
		"successful_payment", "refunded_payment", "users_shared", "chat_shared",
		"gift", "unique_gift", "gift_upgrade_sent",
		"connected_website", "write_access_allowed", "passport_data", "proximity_alert_triggered",
		"boost_added", "chat_background_set", "checklist_tasks_done", "checklist_tasks_added",
		"direct_message_price_changed", "paid_message_price_changed",
		"forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
		"general_forum_topic_hidden", "general_forum_topic_unhidden",
		"giveaway_created", "giveaway_winners", "giveaway_completed",
		"managed_bot_created", "poll_option_added", "poll_option_deleted",
		"suggested_post_approved", "suggested_post_approval_failed", "suggested_post_declined",
		"suggested_post_paid", "suggested_post_refunded",
		"video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited",
		"voice_chat_scheduled", "voice_chat_started", "voice_chat_ended", "voice_chat_participants_invited",
		"web_app_data",
	} {
		fields[field] = true
	}
	return fields
}()
