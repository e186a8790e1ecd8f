package botapi

// Keyboard is InlineKeyboardMarkup.
type Keyboard struct {
	Rows [][]Button `json:"inline_keyboard"`
}

// Button is InlineKeyboardButton; exactly one of URL and Data is set.
type Button struct {
	Text string  `json:"text"`
	URL  *string `json:"url,omitempty"`
	Data *string `json:"callback_data,omitempty"`
}

// CallbackQuery reports that a person pressed a button. Message is a *Message or an
// InaccessibleMessage.
type CallbackQuery struct {
	ID           string `json:"id"`
	From         User   `json:"from"`
	Message      any    `json:"message,omitempty"`
	ChatInstance string `json:"chat_instance"`
	Data         string `json:"data"`
}

// InaccessibleMessage replaces a deleted message; Date is always 0.
type InaccessibleMessage struct {
	Chat Chat  `json:"chat"`
	ID   int64 `json:"message_id"`
	Date int64 `json:"date"`
}
