package client

import (
	"context"
	"strconv"

	"github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"usynys/store"
)

// attachments has the method and the parameter that send each kind of file.
var attachments = map[store.AttachmentKind]struct{ method, parameter string }{
	store.AttachmentPhoto:     {"sendPhoto", "photo"},
	store.AttachmentDocument:  {"sendDocument", "document"},
	store.AttachmentVoice:     {"sendVoice", "voice"},
	store.AttachmentVideo:     {"sendVideo", "video"},
	store.AttachmentAudio:     {"sendAudio", "audio"},
	store.AttachmentAnimation: {"sendAnimation", "animation"},
	store.AttachmentVideoNote: {"sendVideoNote", "video_note"},
}

// attachmentParams returns the call that sends a file again which Telegram keeps. An
// unknown kind, which only a newer version can have stored, is tried as a document.
func attachmentParams(attachment store.Attachment) (method string, parameters params) {
	if attachment.Kind == store.AttachmentLocation {
		return "sendLocation", params{
			"latitude":  strconv.FormatFloat(attachment.Latitude, 'f', -1, 64),
			"longitude": strconv.FormatFloat(attachment.Longitude, 'f', -1, 64),
		}
	}
	way, known := attachments[attachment.Kind]
	if !known {
		way = attachments[store.AttachmentDocument]
	}
	return way.method, params{way.parameter: attachment.FileID}
}

// Upload sends a new file as a document and returns the id of the message.
func (c *Client) Upload(ctx context.Context, chat store.ChatID, name string, content []byte) (int64, error) {
	const method = "sendDocument"
	raw, err := c.do(ctx, uploadLimit, method, &ctxDoer{transport: c.calls}, func(api *tgbotapi.BotAPI) (*tgbotapi.APIResponse, error) {
		return api.UploadFiles(method, params{"chat_id": chatID(chat)}, []tgbotapi.RequestFile{
			{Name: "document", Data: tgbotapi.FileBytes{Name: name, Bytes: content}},
		})
	})
	return sentID(method, raw, err)
}
