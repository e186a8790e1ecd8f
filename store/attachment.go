package store

// AttachmentKind says what an attachment is, and so how it is sent again.
type AttachmentKind string

// The kinds of attachment a person may add to a proposal.
const (
	AttachmentPhoto     AttachmentKind = "photo"
	AttachmentDocument  AttachmentKind = "document"
	AttachmentVoice     AttachmentKind = "voice"
	AttachmentVideo     AttachmentKind = "video"
	AttachmentLocation  AttachmentKind = "location"
	AttachmentAudio     AttachmentKind = "audio"
	AttachmentAnimation AttachmentKind = "animation"
	AttachmentVideoNote AttachmentKind = "video_note"
)

// File is a file that the bot made itself. Its content is kept in the data folder
// until no row of the outbox and no dead letter names it.
type File struct {
	// Kept is the name under which the content is kept: its SHA-256 in hexadecimal.
	Kept string `json:"kept"`
	// Kind is AttachmentPhoto or AttachmentDocument.
	Kind AttachmentKind `json:"kind"`
	// Name is the file name that the recipient sees.
	Name string `json:"name"`
}

// The limits of the Bot API for files that are uploaded.
const (
	// FileLimit is the size of a file in bytes ("Sending files": 50 MB; a larger photo
	// than 10 MB is refused).
	FileLimit = 50_000_000
	// CaptionLimit is the length of a caption in UTF-16 code units without its markup
	// (sendPhoto, caption: 0-1024 characters after entities parsing).
	CaptionLimit = 1024
	// AlbumLimit is how many files an album has at most (sendMediaGroup: 2-10 items).
	AlbumLimit = 10
)

// Attachment is a file or a place that a person sent. Files stay with Telegram; the
// store has the id with which Telegram sends them again.
type Attachment struct {
	Kind   AttachmentKind `json:"kind"`
	FileID string         `json:"file_id,omitempty"`
	// Name is the file's name as the sender's phone gave it: never a path, never
	// trusted, shown escaped.
	Name string `json:"name,omitempty"`
	// Bytes is the size that Telegram gives; 0 if it gives none.
	Bytes int64 `json:"bytes,omitempty"`
	// Latitude and Longitude are degrees, for a location only.
	Latitude  float64 `json:"latitude,omitempty"`
	Longitude float64 `json:"longitude,omitempty"`
	// Message is the message that the attachment came in, so that a redelivery adds
	// nothing; 0 once the proposal is submitted.
	Message int64 `json:"message,omitempty"`
}
