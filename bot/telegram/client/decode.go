package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"regexp"
	"strconv"

	"github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"usynys/bot/dialog"
	"usynys/store"
)

// Decoder decodes updates of the Bot API into those of package dialog.
type Decoder struct {
	// BotName is the bot's user name: a command such as /new@name is for the bot of
	// that name.
	BotName string
}

// rawUpdate has the fields of an update that are read. Of the message with the pressed
// button only its place is.
type rawUpdate struct {
	UpdateID      int               `json:"update_id"`
	Message       *tgbotapi.Message `json:"message"`
	EditedMessage *tgbotapi.Message `json:"edited_message"`
	CallbackQuery *rawPress         `json:"callback_query"`
	MyChatMember  *rawMembership    `json:"my_chat_member"`
}

// rawMembership has the fields that are read of a change of the bot's membership.
type rawMembership struct {
	Chat          *tgbotapi.Chat `json:"chat"`
	From          *tgbotapi.User `json:"from"`
	NewChatMember struct {
		Status          string `json:"status"`
		IsMember        bool   `json:"is_member"`
		CanSendMessages bool   `json:"can_send_messages"`
	} `json:"new_chat_member"`
}

type rawPress struct {
	ID      string         `json:"id"`
	From    *tgbotapi.User `json:"from"`
	Data    string         `json:"data"`
	Message *struct {
		MessageID int            `json:"message_id"`
		Chat      *tgbotapi.Chat `json:"chat"`
	} `json:"message"`
}

// Decode never fails and never panics. An update that can't be read has DecodeErr
// set, and its id where one can be found. What does not concern the bot is
// [dialog.Ignored].
func (d Decoder) Decode(raw []byte) dialog.Update {
	var update rawUpdate
	if err := json.Unmarshal(raw, &update); err != nil {
		return broken(raw, err)
	}
	if update.UpdateID == 0 {
		return broken(raw, errors.New("there is no update_id"))
	}
	decoded := dialog.Update{Mark: mark(int64(update.UpdateID), raw), Raw: raw}
	switch {
	case update.Message != nil:
		d.message(&decoded, update.Message)
	case update.EditedMessage != nil:
		edited(&decoded, update.EditedMessage)
	case update.CallbackQuery != nil:
		pressed(&decoded, update.CallbackQuery)
	case update.MyChatMember != nil:
		membership(&decoded, update.MyChatMember)
	}
	return decoded
}

// mark returns what identifies an update even when Telegram starts again at lower ids.
func mark(id int64, raw []byte) store.UpdateKey {
	sum := fnv.New64a()
	_, _ = sum.Write(raw)
	return store.UpdateKey{ID: id, Sum: sum.Sum64()}
}

// updateID finds the id in an update that is no valid JSON, or not of the right
// types. Within a text the quotes would be escaped, so no text can forge it.
var updateID = regexp.MustCompile(`"update_id"\s*:\s*(\d+)`)

func broken(raw []byte, err error) dialog.Update {
	var id int64
	if found := updateID.FindSubmatch(raw); found != nil {
		if number, err := strconv.ParseInt(string(found[1]), 10, 64); err == nil {
			id = number
		}
	}
	return dialog.Update{Mark: mark(id, raw), Raw: raw, DecodeErr: fmt.Errorf("decode update: %w", withoutValue(err))}
}

// withoutValue removes what a person may have typed from a decoding error.
func withoutValue(err error) error {
	if wrongType, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("%s is no %s", wrongType.Field, wrongType.Type)
	}
	return err
}

func pressed(update *dialog.Update, query *rawPress) {
	if query.From == nil {
		return // Nobody to check the rights of.
	}
	update.Sender = senderOf(query.From, nil)
	update.Input = dialog.Input{Kind: dialog.Pressed, CallbackID: query.ID}
	// Data that is no press of this bot leaves an empty press, which nothing answers
	// to but the apology for old buttons.
	update.Input.Press, _ = dialog.ParsePress(query.Data)
	// The message is absent for buttons sent through inline mode, and has neither
	// date nor text where it is too old.
	if query.Message != nil {
		update.Chat = chatOf(query.Message.Chat)
		update.Input.Message = int64(query.Message.MessageID)
	}
}

func membership(update *dialog.Update, change *rawMembership) {
	update.Chat = chatOf(change.Chat)
	update.Sender = senderOf(change.From, nil)
	switch update.Chat.Kind {
	case dialog.Private:
		update.Input.Kind = inPrivate[change.NewChatMember.Status]
	case dialog.Group:
		update.Input.Kind = change.inGroup()
	}
}

var inPrivate = map[string]dialog.InputKind{"kicked": dialog.BotBlocked, "member": dialog.BotUnblocked}

// inGroup returns what happened to the bot in a group. That it was added is ignored: a
// group is linked by a command.
func (change *rawMembership) inGroup() dialog.InputKind {
	switch now := change.NewChatMember; {
	case now.Status == "left", now.Status == "kicked", now.Status == "restricted" && !now.IsMember:
		return dialog.BotRemoved
	case now.Status == "restricted" && !now.CanSendMessages:
		return dialog.BotMuted
	}
	return dialog.Ignored
}

var chatKinds = map[string]dialog.ChatKind{
	"private": dialog.Private, "group": dialog.Group, "supergroup": dialog.Group, "channel": dialog.Channel,
}

func chatOf(chat *tgbotapi.Chat) dialog.Chat {
	if chat == nil {
		return dialog.Chat{}
	}
	return dialog.Chat{ID: store.ChatID(chat.ID), Kind: chatKinds[chat.Type]}
}

// Telegram's own accounts that send for others.
const (
	anonymousAdministrator = 1087968824
	channelForwards        = 777000
)

// senderOf returns the sender of a message. onBehalf is the chat in whose name it was
// sent.
func senderOf(user *tgbotapi.User, onBehalf *tgbotapi.Chat) dialog.Sender {
	if user == nil {
		return dialog.Sender{Bot: onBehalf != nil}
	}
	return dialog.Sender{
		ID:   store.PersonID(user.ID),
		Name: personName(user.FirstName, user.LastName),
		Bot:  user.IsBot || onBehalf != nil || user.ID == anonymousAdministrator || user.ID == channelForwards,
	}
}
