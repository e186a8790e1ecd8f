package botapi

// The kinds of Update in Bot API 10.1. Kinds on request are not in the default set:
// a bot must name them in allowed_updates.
var (
	UpdateKinds = []string{
		"message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
		"business_message", "edited_business_message", "deleted_business_messages", "guest_message",
		"message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
		"callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll",
		"poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
		"removed_chat_boost", "managed_bot",
	}
	KindsOnRequest = []string{"chat_member", "message_reaction", "message_reaction_count"}
)
