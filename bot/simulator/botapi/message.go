package botapi

// Message is a message in a chat.
type Message struct {
	ID         int64  `json:"message_id"`
	From       *User  `json:"from,omitempty"`
	SenderChat *Chat  `json:"sender_chat,omitempty"`
	Chat       Chat   `json:"chat"`
	Date       int64  `json:"date"`
	EditDate   int64  `json:"edit_date,omitempty"`
	MediaGroup string `json:"media_group_id,omitempty"`
	Protected  bool   `json:"has_protected_content,omitempty"`

	ReplyTo  *Message     `json:"reply_to_message,omitempty"`
	Text     string       `json:"text,omitempty"`
	Entities []Entity     `json:"entities,omitempty"`
	Preview  *LinkPreview `json:"link_preview_options,omitempty"`

	Caption         string   `json:"caption,omitempty"`
	CaptionEntities []Entity `json:"caption_entities,omitempty"`
	Media
	Service

	Keyboard *Keyboard `json:"reply_markup,omitempty"`
}

// WithoutReply returns the message as a reply to it carries it: without the message
// that it replies to itself.
func (m *Message) WithoutReply() *Message {
	quoted := *m
	quoted.ReplyTo = nil
	return &quoted
}

// Service holds the event of a service message; at most one field is set.
type Service struct {
	NewMembers  []User `json:"new_chat_members,omitempty"`
	LeftMember  *User  `json:"left_chat_member,omitempty"`
	NewTitle    string `json:"new_chat_title,omitempty"`
	MigrateTo   int64  `json:"migrate_to_chat_id,omitempty"`
	MigrateFrom int64  `json:"migrate_from_chat_id,omitempty"`
}

// Entity is a MessageEntity: a part of a text that has a meaning or a style. Offset
// and Length count UTF-16 code units.
type Entity struct {
	Type   string `json:"type"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
	URL    string `json:"url,omitempty"`
	User   *User  `json:"user,omitempty"`
}

// End returns the offset of the first unit after the entity.
func (e Entity) End() int { return e.Offset + e.Length }

// Overlaps reports whether two entities share a character.
func (e Entity) Overlaps(other Entity) bool { return e.Offset < other.End() && other.Offset < e.End() }

// LinkPreview is LinkPreviewOptions.
type LinkPreview struct {
	Disabled  bool   `json:"is_disabled,omitempty"`
	URL       string `json:"url,omitempty"`
	Small     bool   `json:"prefer_small_media,omitempty"`
	Large     bool   `json:"prefer_large_media,omitempty"`
	AboveText bool   `json:"show_above_text,omitempty"`
}
