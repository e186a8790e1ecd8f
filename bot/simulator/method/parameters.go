package method

import "usynys/bot/simulator/call"

// Parameters that several methods share, in the order of the documentation.
var (
	destination = call.Parameters{
		call.NotSimulated("business_connection_id", call.String), call.Required("chat_id", call.ChatID),
		call.NotSimulated("message_thread_id", call.Integer), call.NotSimulated("direct_messages_topic_id", call.Integer),
	}
	delivery = call.Parameters{
		call.Optional("disable_notification", call.Boolean), call.Optional("protect_content", call.Boolean),
		call.NotSimulated("allow_paid_broadcast", call.Boolean), call.NotSimulated("message_effect_id", call.String),
		call.NotSimulated("reply_parameters", call.ReplyParameters),
	}
	replyMarkup = call.Parameters{
		call.NotSimulated("suggested_post_parameters", call.SuggestedPost), call.Optional("reply_markup", call.ReplyMarkup),
	}
	caption = call.Parameters{
		call.Optional("caption", call.String), call.Optional("parse_mode", call.String),
		call.NotSimulated("caption_entities", call.Entities),
	}
	captionAbove = call.Parameters{
		call.NotSimulated("show_caption_above_media", call.Boolean), call.NotSimulated("has_spoiler", call.Boolean),
	}
	thumbnail = call.Parameters{call.NotSimulated("thumbnail", call.File)}
	duration  = call.Parameters{call.NotSimulated("duration", call.Integer)}
	dimension = call.Parameters{call.NotSimulated("width", call.Integer), call.NotSimulated("height", call.Integer)}
)
