package botapi

import "encoding/json"

// Media holds the attachment of a message; at most one field is set, except that an
// animation comes with a document, which Telegram adds for older clients.
type Media struct {
	Photo     []*File         `json:"photo,omitempty"` // the same picture in several sizes, the largest last
	Document  *File           `json:"document,omitempty"`
	Voice     *File           `json:"voice,omitempty"`
	Video     *File           `json:"video,omitempty"`
	Audio     *File           `json:"audio,omitempty"`
	Animation *File           `json:"animation,omitempty"`
	VideoNote *File           `json:"video_note,omitempty"`
	Sticker   *Sticker        `json:"sticker,omitempty"`
	Location  *Location       `json:"location,omitempty"`
	Contact   json.RawMessage `json:"contact,omitempty"`
	Poll      json.RawMessage `json:"poll,omitempty"`
}

// File is any object with a file in it. A number that the kind does not have is nil;
// a number that it must have is present even when it is 0.
type File struct {
	FileID       string `json:"file_id"`
	FileUniqueID string `json:"file_unique_id"`
	FileSize     int    `json:"file_size,omitempty"`
	FileName     string `json:"file_name,omitempty"`
	MimeType     string `json:"mime_type,omitempty"`
	Width        *int64 `json:"width,omitempty"`    // pixels
	Height       *int64 `json:"height,omitempty"`   // pixels
	Length       *int64 `json:"length,omitempty"`   // of a video note: its diameter in pixels
	Duration     *int64 `json:"duration,omitempty"` // seconds
}

// Sticker is a sticker.
type Sticker struct {
	File
	Type     string `json:"type"`
	Animated bool   `json:"is_animated"`
	Video    bool   `json:"is_video"`
	Emoji    string `json:"emoji,omitempty"`
}

// Location is a point on the map, in degrees.
type Location struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// InputMedia is any of the InputMedia types that an album may hold.
type InputMedia struct {
	Type      string `json:"type"`
	Media     string `json:"media"`
	Caption   string `json:"caption"`
	ParseMode string `json:"parse_mode"`
}
