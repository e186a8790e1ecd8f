package simulator

// media describes one kind of attachment with a file.
type media struct {
	typeName string // as Telegram names it in errors
	prefix   string // of its file ids
	mimeType string
}

// mediaOf lists the kinds by their field in Message, which is also the name of
// the parameter that sends them.
var mediaOf = map[string]media{
	"photo":      {"Photo", "AgAC", ""},
	"document":   {"Document", "BQAC", ""},
	"video":      {"Video", "BAAC", "video/mp4"},
	"audio":      {"Audio", "CQAC", "audio/mpeg"},
	"voice":      {"VoiceNote", "AwAC", "audio/ogg"},
	"animation":  {"Animation", "CgAC", "video/mp4"},
	"video_note": {"VideoNote", "DQAC", ""},
	"sticker":    {"Sticker", "CAAC", ""},
}

// Every attachment has the same measures: pixels and seconds.
var (
	width, height = int64(1280), int64(720)
	diameter      = int64(240)
	duration      = int64(5)
)

// attach puts a file into a message.
func (m *message) attach(f *file) {
	object := &attachmentJSON{FileID: f.id, FileUniqueID: f.uniqueID, FileSize: len(f.data), MimeType: f.mimeType}
	switch f.kind {
	case "photo":
		m.Photo = photoSizes(object)
	case "document":
		object.FileName = f.name
		m.Document = object
	case "video":
		object.FileName, object.Width, object.Height, object.Duration = f.name, &width, &height, &duration
		m.Video = object
	case "audio":
		object.FileName, object.Duration = f.name, &duration
		m.Audio = object
	case "voice":
		object.Duration = &duration
		m.Voice = object
	case "animation":
		object.FileName, object.Width, object.Height, object.Duration = f.name, &width, &height, &duration
		m.Animation, m.Document = object, &attachmentJSON{
			FileID: f.id, FileUniqueID: f.uniqueID, FileSize: len(f.data), FileName: f.name, MimeType: f.mimeType,
		}
	case "video_note":
		object.Length, object.Duration = &diameter, &duration
		m.VideoNote = object
	case "sticker":
		object.Width, object.Height = &width, &height
		m.Sticker = &stickerJSON{attachmentJSON: *object, Type: "regular", Emoji: "👍"}
	}
	m.attachment = Attachment{Kind: f.kind, Name: f.name, FileID: f.id, Size: len(f.data)}
}

// photoSizes is the picture in two sizes, the largest last, both of one file.
func photoSizes(object *attachmentJSON) []*attachmentJSON {
	sized := func(width, height int64) *attachmentJSON {
		size := *object
		size.Width, size.Height = &width, &height
		return &size
	}
	return []*attachmentJSON{sized(90, 67), sized(1280, 960)}
}
