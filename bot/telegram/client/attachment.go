package client

import (
	"strconv"

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
