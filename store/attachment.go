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
