package simulator

// media describes one kind of attachment with a file.
type media struct {
	typeName  string // as Telegram names it in errors
	prefix    string // of its file ids
	folder    string // of its file paths
	extension string
	mimeType  string
	caption   bool
}

// mediaOf lists the kinds by their field in Message, which is also the name of
// the parameter that sends them.
var mediaOf = map[string]media{
	"photo":      {"Photo", "AgAC", "photos", ".jpg", "", true},
	"document":   {"Document", "BQAC", "documents", "", "", true},
	"video":      {"Video", "BAAC", "videos", ".mp4", "video/mp4", true},
	"audio":      {"Audio", "CQAC", "music", ".mp3", "audio/mpeg", true},
	"voice":      {"VoiceNote", "AwAC", "voice", ".oga", "audio/ogg", true},
	"animation":  {"Animation", "CgAC", "animations", ".mp4", "video/mp4", true},
	"video_note": {"VideoNote", "DQAC", "video_notes", ".mp4", "", false},
	"sticker":    {"Sticker", "CAAC", "stickers", ".webp", "", false},
}

// measures are the numbers that a sender may tell about a file.
type measures struct {
	width, height, length, duration int64
	title, performer                string
}

// attach puts a file into a message.
func (m *message) attach(f *file, size measures) {
	object := &attachmentJSON{FileID: f.id, FileUniqueID: f.uniqueID, FileSize: len(f.data), MimeType: f.mimeType}
	switch f.kind {
	case "photo":
		m.Photo = photoSizes(object)
	case "document":
		object.FileName = f.name
		m.Document = object
	case "video":
		object.FileName, object.Width, object.Height, object.Duration = f.name, &size.width, &size.height, &size.duration
		m.Video = object
	case "audio":
		object.FileName, object.Duration, object.Title, object.Performer = f.name, &size.duration, size.title, size.performer
		m.Audio = object
	case "voice":
		object.Duration = &size.duration
		m.Voice = object
	case "animation":
		object.FileName, object.Width, object.Height, object.Duration = f.name, &size.width, &size.height, &size.duration
		m.Animation, m.Document = object, &attachmentJSON{
			FileID: f.id, FileUniqueID: f.uniqueID, FileSize: len(f.data), FileName: f.name, MimeType: f.mimeType,
		}
	case "video_note":
		object.Length, object.Duration = &size.length, &size.duration
		m.VideoNote = object
	case "sticker":
		object.Width, object.Height = &size.width, &size.height
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
