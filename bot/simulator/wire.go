package simulator

import "encoding/json"

// The types of this file are Telegram's objects as they appear on the wire,
// with the fields that the simulator fills.

type userJSON struct {
	ID           int64  `json:"id"`
	IsBot        bool   `json:"is_bot"`
	FirstName    string `json:"first_name"`
	Username     string `json:"username,omitempty"`
	LanguageCode string `json:"language_code,omitempty"`
}

type chatJSON struct {
	ID        int64  `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title,omitempty"`
	FirstName string `json:"first_name,omitempty"`
}

type messageJSON struct {
	ID         int64     `json:"message_id"`
	From       *userJSON `json:"from,omitempty"`
	SenderChat *chatJSON `json:"sender_chat,omitempty"`
	Chat       chatJSON  `json:"chat"`
	Date       int64     `json:"date"`
	EditDate   int64     `json:"edit_date,omitempty"`

	ReplyTo    *messageJSON `json:"reply_to_message,omitempty"`
	MediaGroup string       `json:"media_group_id,omitempty"`
	Protected  bool         `json:"has_protected_content,omitempty"`
	Text       string       `json:"text,omitempty"`
	Entities   []Entity     `json:"entities,omitempty"`
	Preview    *previewJSON `json:"link_preview_options,omitempty"`

	Caption         string   `json:"caption,omitempty"`
	CaptionEntities []Entity `json:"caption_entities,omitempty"`
	mediaJSON

	serviceJSON

	Markup *keyboardJSON `json:"reply_markup,omitempty"`
}

// serviceJSON holds at most one event that Telegram tells as a message.
type serviceJSON struct {
	NewMembers  []userJSON `json:"new_chat_members,omitempty"`
	LeftMember  *userJSON  `json:"left_chat_member,omitempty"`
	NewTitle    string     `json:"new_chat_title,omitempty"`
	MigrateTo   int64      `json:"migrate_to_chat_id,omitempty"`
	MigrateFrom int64      `json:"migrate_from_chat_id,omitempty"`
}

// mediaJSON holds at most one attachment; an animation comes with a document,
// as Telegram sends it for older clients.
type mediaJSON struct {
	Photo     []*attachmentJSON `json:"photo,omitempty"`
	Document  *attachmentJSON   `json:"document,omitempty"`
	Voice     *attachmentJSON   `json:"voice,omitempty"`
	Video     *attachmentJSON   `json:"video,omitempty"`
	Audio     *attachmentJSON   `json:"audio,omitempty"`
	Animation *attachmentJSON   `json:"animation,omitempty"`
	VideoNote *attachmentJSON   `json:"video_note,omitempty"`
	Sticker   *stickerJSON      `json:"sticker,omitempty"`
	Location  *locationJSON     `json:"location,omitempty"`
	Contact   json.RawMessage   `json:"contact,omitempty"`
	Poll      json.RawMessage   `json:"poll,omitempty"`
}

// attachmentJSON is any object with a file in it. Numbers that the kind does
// not have stay nil; those it must have are there even when 0.
type attachmentJSON struct {
	FileID       string `json:"file_id"`
	FileUniqueID string `json:"file_unique_id"`
	FileSize     int    `json:"file_size,omitempty"`
	FileName     string `json:"file_name,omitempty"`
	MimeType     string `json:"mime_type,omitempty"`
	Width        *int64 `json:"width,omitempty"`
	Height       *int64 `json:"height,omitempty"`
	Length       *int64 `json:"length,omitempty"`
	Duration     *int64 `json:"duration,omitempty"`
}

type stickerJSON struct {
	attachmentJSON
	Type     string `json:"type"`
	Animated bool   `json:"is_animated"`
	Video    bool   `json:"is_video"`
	Emoji    string `json:"emoji,omitempty"`
}

type locationJSON struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// previewJSON is LinkPreviewOptions.
type previewJSON struct {
	Disabled  bool   `json:"is_disabled,omitempty"`
	URL       string `json:"url,omitempty"`
	Small     bool   `json:"prefer_small_media,omitempty"`
	Large     bool   `json:"prefer_large_media,omitempty"`
	AboveText bool   `json:"show_above_text,omitempty"`
}

type callbackJSON struct {
	ID           string   `json:"id"`
	From         userJSON `json:"from"`
	Message      any      `json:"message,omitempty"`
	ChatInstance string   `json:"chat_instance"`
	Data         string   `json:"data"`
}

// inaccessibleJSON is what a press on a deleted message carries; its date is
// always 0.
type inaccessibleJSON struct {
	Chat chatJSON `json:"chat"`
	ID   int64    `json:"message_id"`
	Date int64    `json:"date"`
}

// memberJSON is any of the ChatMember types.
type memberJSON struct {
	Status    string   `json:"status"`
	User      userJSON `json:"user"`
	Until     *int64   `json:"until_date,omitempty"`
	Anonymous *bool    `json:"is_anonymous,omitempty"`
	*rightsJSON
}

// rightsJSON are the rights in ChatMemberAdministrator. Those that the kind of
// chat does not have stay nil.
type rightsJSON struct {
	CanBeEdited      bool `json:"can_be_edited"`
	ManageChat       bool `json:"can_manage_chat"`
	DeleteMessages   bool `json:"can_delete_messages"`
	ManageVideoChats bool `json:"can_manage_video_chats"`
	RestrictMembers  bool `json:"can_restrict_members"`
	PromoteMembers   bool `json:"can_promote_members"`
	ChangeInfo       bool `json:"can_change_info"`
	InviteUsers      bool `json:"can_invite_users"`
	PostStories      bool `json:"can_post_stories"`
	EditStories      bool `json:"can_edit_stories"`
	DeleteStories    bool `json:"can_delete_stories"`

	PostMessages *bool `json:"can_post_messages,omitempty"`
	EditMessages *bool `json:"can_edit_messages,omitempty"`
	PinMessages  *bool `json:"can_pin_messages,omitempty"`
	ManageTopics *bool `json:"can_manage_topics,omitempty"`
	ManageTags   *bool `json:"can_manage_tags,omitempty"`
}

type memberUpdateJSON struct {
	Chat chatJSON   `json:"chat"`
	From userJSON   `json:"from"`
	Date int64      `json:"date"`
	Old  memberJSON `json:"old_chat_member"`
	New  memberJSON `json:"new_chat_member"`
}
