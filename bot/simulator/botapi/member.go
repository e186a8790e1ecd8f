package botapi

// The values of ChatMember.Status.
const (
	Administrator = "administrator"
	Ordinary      = "member"
	Left          = "left"
	Banned        = "kicked"
)

// ChatMember is any of the ChatMember types.
type ChatMember struct {
	Status    string `json:"status"`
	User      User   `json:"user"`
	Until     *int64 `json:"until_date,omitempty"`
	Anonymous *bool  `json:"is_anonymous,omitempty"`
	*Rights
}

// NewChatMember returns the ChatMember for a user with a status in a type of chat; an
// empty status means that the user never was there.
func NewChatMember(chatType string, user User, status string) ChatMember {
	never, anonymous := int64(0), false
	member := ChatMember{Status: status, User: user}
	switch status {
	case "":
		member.Status = Left
	case Administrator:
		member.Anonymous, member.Rights = &anonymous, allRights(chatType)
	case Banned:
		member.Until = &never
	}
	return member
}

// Rights are those of ChatMemberAdministrator. A right that the type of chat does
// not have is nil.
type Rights struct {
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

// allRights returns every right except the right to promote others.
func allRights(chatType string) *Rights {
	yes := true
	rights := &Rights{
		ManageChat: true, DeleteMessages: true, ManageVideoChats: true, RestrictMembers: true, ChangeInfo: true,
		InviteUsers: true, PostStories: true, EditStories: true, DeleteStories: true,
	}
	switch chatType {
	case Supergroup:
		rights.ManageTopics = new(bool)
		fallthrough
	case BasicGroup:
		rights.PinMessages, rights.ManageTags = &yes, &yes
	case Channel:
		rights.PostMessages, rights.EditMessages = &yes, &yes
	}
	return rights
}

// MemberUpdate is ChatMemberUpdated: the status of a member changed.
type MemberUpdate struct {
	Chat Chat       `json:"chat"`
	From User       `json:"from"`
	Date int64      `json:"date"`
	Old  ChatMember `json:"old_chat_member"`
	New  ChatMember `json:"new_chat_member"`
}
