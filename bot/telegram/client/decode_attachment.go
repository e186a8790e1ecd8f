package client

import (
	"github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"usynys/store"
)

// attachmentIn returns the file or place in a message, nil if there is none that a
// proposal can hold.
func attachmentIn(message *tgbotapi.Message) *store.Attachment {
	found := fileIn(message)
	if place := locationIn(message); place != nil {
		found = store.Attachment{Kind: store.AttachmentLocation, Latitude: place.Latitude, Longitude: place.Longitude}
	}
	if found.Kind == "" {
		return nil
	}
	found.Name = fileName(found.Name)
	found.Message = int64(message.MessageID)
	return &found
}

// fileIn returns the file in a message. Telegram gives an animation as a document too.
func fileIn(message *tgbotapi.Message) store.Attachment {
	switch {
	case len(message.Photo) > 0:
		photo := largest(message.Photo)
		return store.Attachment{Kind: store.AttachmentPhoto, FileID: photo.FileID, Bytes: int64(photo.FileSize)}
	case message.Animation != nil:
		return store.Attachment{Kind: store.AttachmentAnimation, FileID: message.Animation.FileID, Name: message.Animation.FileName, Bytes: int64(message.Animation.FileSize)}
	case message.Document != nil:
		return store.Attachment{Kind: store.AttachmentDocument, FileID: message.Document.FileID, Name: message.Document.FileName, Bytes: int64(message.Document.FileSize)}
	case message.Voice != nil:
		return store.Attachment{Kind: store.AttachmentVoice, FileID: message.Voice.FileID, Bytes: int64(message.Voice.FileSize)}
	case message.Video != nil:
		return store.Attachment{Kind: store.AttachmentVideo, FileID: message.Video.FileID, Name: message.Video.FileName, Bytes: int64(message.Video.FileSize)}
	case message.Audio != nil:
		return store.Attachment{Kind: store.AttachmentAudio, FileID: message.Audio.FileID, Name: message.Audio.FileName, Bytes: int64(message.Audio.FileSize)}
	case message.VideoNote != nil:
		return store.Attachment{Kind: store.AttachmentVideoNote, FileID: message.VideoNote.FileID, Bytes: int64(message.VideoNote.FileSize)}
	}
	return store.Attachment{}
}

// locationIn returns a location or that of a venue.
func locationIn(message *tgbotapi.Message) *tgbotapi.Location {
	if message.Location == nil && message.Venue != nil {
		return &message.Venue.Location
	}
	return message.Location
}

// largest returns the largest of the sizes of a photo.
func largest(sizes []tgbotapi.PhotoSize) tgbotapi.PhotoSize {
	best := sizes[0]
	for _, size := range sizes[1:] {
		if size.Width*size.Height > best.Width*best.Height {
			best = size
		}
	}
	return best
}
