package messenger

import (
	"fmt"
	"path"
	"strings"

	"usynys/bot/simulator/botapi"
)

// Telegram's limits for uploads, in bytes.
const (
	MaxFile  = 50 << 20
	MaxPhoto = 10 << 20
)

// File is a file that was sent.
type File struct {
	ID       string // file_id
	UniqueID string // file_unique_id
	Kind     string
	Name     string
	MimeType string
	Data     []byte
}

// Kind describes one kind of file.
type Kind struct {
	TypeName string // as Telegram names it in errors
	prefix   string // of the file ids
	mimeType string
}

// Kinds has the kinds by their field in Message, which is also the name of the
// parameter that sends them.
var Kinds = map[string]Kind{
	"photo":      {"Photo", "AgAC", ""},
	"document":   {"Document", "BQAC", ""},
	"video":      {"Video", "BAAC", "video/mp4"},
	"audio":      {"Audio", "CQAC", "audio/mpeg"},
	"voice":      {"VoiceNote", "AwAC", "audio/ogg"},
	"animation":  {"Animation", "CgAC", "video/mp4"},
	"video_note": {"VideoNote", "DQAC", ""},
	"sticker":    {"Sticker", "CAAC", ""},
}

// AddFile stores a file under a new file_id.
func (s *State) AddFile(kind, name string, data []byte) *File {
	number := s.serial()
	f := &File{
		ID:       fmt.Sprintf("%sACAgIAAxkB%011dAg", Kinds[kind].prefix, number),
		UniqueID: fmt.Sprintf("AQAD%08d", number),
		Kind:     kind, Name: name, Data: data, MimeType: mimeType(kind, name),
	}
	s.files[f.ID] = f
	return f
}

// File returns the file with the file_id, nil when there is none.
func (s *State) File(id string) *File { return s.files[id] }

// mimeTypes is a fixed table, so that the types are the same on every machine.
var mimeTypes = map[string]string{
	".pdf": "application/pdf", ".csv": "text/csv", ".txt": "text/plain", ".png": "image/png",
	".jpg": "image/jpeg", ".json": "application/json", ".zip": "application/zip",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

func mimeType(kind, name string) string {
	if kind != "document" {
		return Kinds[kind].mimeType
	}
	if known := mimeTypes[strings.ToLower(path.Ext(name))]; known != "" {
		return known
	}
	return "application/octet-stream"
}

// All files have the same measures: pixels and seconds.
var (
	width, height = int64(1280), int64(720)
	diameter      = int64(240)
	duration      = int64(5)
)

// Attach puts a file into the message.
func (m *Message) Attach(f *File) {
	object := &botapi.File{FileID: f.ID, FileUniqueID: f.UniqueID, FileSize: len(f.Data), MimeType: f.MimeType}
	switch f.Kind {
	case "photo":
		m.Photo = photoSizes(object)
	case "document":
		object.FileName = f.Name
		m.Document = object
	case "video":
		object.FileName, object.Width, object.Height, object.Duration = f.Name, &width, &height, &duration
		m.Video = object
	case "audio":
		object.FileName, object.Duration = f.Name, &duration
		m.Audio = object
	case "voice":
		object.Duration = &duration
		m.Voice = object
	case "animation":
		object.FileName = f.Name
		document := *object
		m.Document = &document
		object.Width, object.Height, object.Duration = &width, &height, &duration
		m.Animation = object
	case "video_note":
		object.Length, object.Duration = &diameter, &duration
		m.VideoNote = object
	case "sticker":
		object.Width, object.Height = &width, &height
		m.Sticker = &botapi.Sticker{File: *object, Type: "regular", Emoji: "👍"}
	}
	m.Attachment = Attachment{Kind: f.Kind, Name: f.Name, FileID: f.ID, Size: len(f.Data)}
}

// photoSizes returns the picture in two sizes, the largest last. Both have the same
// file.
func photoSizes(object *botapi.File) []*botapi.File {
	sized := func(width, height int64) *botapi.File {
		size := *object
		size.Width, size.Height = &width, &height
		return &size
	}
	return []*botapi.File{sized(90, 67), sized(1280, 960)}
}

// AttachLocation puts a location into the message.
func (m *Message) AttachLocation(location botapi.Location) {
	m.Location = &location
	m.Attachment = Attachment{Kind: "location", Latitude: location.Latitude, Longitude: location.Longitude}
}
