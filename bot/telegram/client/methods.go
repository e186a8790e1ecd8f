package client

import (
	"context"
	"encoding/json"
	"strconv"

	"usynys/store"
)

// Account describes the bot's own account.
type Account struct {
	ID int64 `json:"id"`
	// Name is the user name, which commands in groups are addressed to.
	Name string `json:"username"`
}

// GetMe returns the bot's account. It fails with Unauthorised if Telegram does not know
// the token.
func (c *Client) GetMe(ctx context.Context) (Account, error) {
	raw, err := c.call(ctx, callLimit, "getMe", nil)
	return result[Account]("getMe", raw, err)
}

// allowedUpdates is given with every poll: Telegram remembers the last value given.
const allowedUpdates = `["message","edited_message","callback_query","my_chat_member"]`

// pollMethod is the only method whose calls use the poll transport.
const pollMethod = "getUpdates"

// GetUpdates waits for updates from the offset on and returns them undecoded, at most
// 100. Telegram forgets everything before the offset.
func (c *Client) GetUpdates(ctx context.Context, offset int64) ([]json.RawMessage, error) {
	raw, err := c.call(ctx, c.poll+pollMargin, pollMethod, params{
		"offset":          strconv.FormatInt(max(offset, 0), 10), // a negative one counts from the end
		"limit":           "100",
		"timeout":         strconv.Itoa(int(c.poll.Seconds())),
		"allowed_updates": allowedUpdates,
	})
	return result[[]json.RawMessage](pollMethod, raw, err)
}

// DeleteWebhook removes a webhook, so that polling works. Waiting updates are kept.
func (c *Client) DeleteWebhook(ctx context.Context) error {
	_, err := c.call(ctx, callLimit, "deleteWebhook", params{"drop_pending_updates": "false"})
	return err
}

// AnswerCallback ends the progress bar on a pressed button and shows the text, if
// any, for a moment.
func (c *Client) AnswerCallback(ctx context.Context, id, text string) error {
	parameters := params{"callback_query_id": id}
	if text != "" {
		parameters["text"] = text
	}
	_, err := c.call(ctx, callLimit, "answerCallbackQuery", parameters)
	return err
}

// CommandScope names the chats that a menu of commands is for.
type CommandScope struct {
	Type string       `json:"type"`
	Chat store.ChatID `json:"chat_id,omitempty"`
}

// AllChats is the scope of every chat without a menu of its own.
var AllChats = CommandScope{Type: "default"}

// OneChat returns the scope of one chat.
func OneChat(chat store.ChatID) CommandScope { return CommandScope{Type: "chat", Chat: chat} }

// SetCommands replaces a menu of commands. language is a code of two letters, or
// empty for those whose language has no menu.
func (c *Client) SetCommands(ctx context.Context, scope CommandScope, language string, entries []store.MenuEntry) error {
	type command struct {
		Command     string `json:"command"`
		Description string `json:"description"`
	}
	commands := make([]command, len(entries))
	for i, entry := range entries {
		commands[i] = command(entry)
	}
	parameters := params{"commands": toJSON(commands), "scope": toJSON(scope)}
	if language != "" {
		parameters["language_code"] = language
	}
	_, err := c.call(ctx, callLimit, "setMyCommands", parameters)
	return err
}

// toJSON writes values that are made of strings and numbers only, which can't
// fail.
func toJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic("telegram: " + err.Error())
	}
	return string(text)
}
