package client

import (
	"context"
	"html"
	"regexp"
	"strconv"

	"usynys/store"
)

// Send sends a message of text, an attachment or files and returns its id; of an album
// that of the last message. With plain set the text goes out without its markup.
func (c *Client) Send(ctx context.Context, chat store.ChatID, message store.Message, plain bool) (int64, error) {
	if len(message.Files) > 0 {
		return c.sendFiles(ctx, chat, message, plain)
	}
	method, parameters := "sendMessage", textParams(message.Text, plain)
	if message.Attachment != nil {
		method, parameters = attachmentParams(*message.Attachment)
	}
	parameters["chat_id"] = chatID(chat)
	addKeyboard(parameters, message.Keyboard)
	raw, err := c.call(ctx, callLimit, method, parameters)
	return sentID(method, raw, err)
}

// Edit replaces text and keyboard of a message.
func (c *Client) Edit(ctx context.Context, chat store.ChatID, id int64, message store.Message, plain bool) error {
	parameters := textParams(message.Text, plain)
	parameters["chat_id"] = chatID(chat)
	parameters["message_id"] = strconv.FormatInt(id, 10)
	addKeyboard(parameters, message.Keyboard)
	_, err := c.call(ctx, callLimit, "editMessageText", parameters)
	return err
}

// RemoveKeyboard takes the keyboard off a message.
func (c *Client) RemoveKeyboard(ctx context.Context, chat store.ChatID, id int64) error {
	_, err := c.call(ctx, callLimit, "editMessageReplyMarkup", params{
		"chat_id":      chatID(chat),
		"message_id":   strconv.FormatInt(id, 10),
		"reply_markup": `{"inline_keyboard":[]}`,
	})
	return err
}

func chatID(chat store.ChatID) string { return strconv.FormatInt(int64(chat), 10) }

func textParams(text string, plain bool) params {
	parameters := params{"link_preview_options": `{"is_disabled":true}`}
	addText(parameters, "text", text, plain)
	return parameters
}

// addText adds a text and how it is to be parsed.
func addText(parameters params, name, text string, plain bool) {
	if plain {
		parameters[name] = withoutMarkup(text)
		return
	}
	parameters[name], parameters["parse_mode"] = text, "HTML"
}

// tag matches an HTML tag. A < that opens none is text: this is for markup that Telegram
// does not understand.
var tag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

func withoutMarkup(text string) string {
	return html.UnescapeString(tag.ReplaceAllString(text, ""))
}

func addKeyboard(parameters params, rows [][]store.Button) {
	if len(rows) == 0 {
		return
	}
	type button struct {
		Text string `json:"text"`
		Data string `json:"callback_data,omitempty"`
		URL  string `json:"url,omitempty"`
	}
	keyboard := make([][]button, len(rows))
	for i, row := range rows {
		keyboard[i] = make([]button, len(row))
		for j, b := range row {
			keyboard[i][j] = button(b)
		}
	}
	parameters["reply_markup"] = toJSON(map[string]any{"inline_keyboard": keyboard})
}

func sentID(method string, raw []byte, err error) (int64, error) {
	sent, err := result[struct {
		ID int64 `json:"message_id"`
	}](method, raw, err)
	return sent.ID, err
}
