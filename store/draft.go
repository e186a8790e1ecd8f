package store

import (
	"strings"
	"time"

	"usynys/store/screening"
)

// TextPart is one message of a text. Long texts come in several.
type TextPart struct {
	Message int64  `json:"message"`
	Text    string `json:"text"`
}

// Draft is a proposal that is being written. A person has at most one.
//
// A text that is too long or too short is kept, too: the person reads by how much, and
// nothing that they typed is lost.
type Draft struct {
	Person      PersonID     `json:"person"`
	Topic       string       `json:"topic,omitempty"`
	Region      string       `json:"region,omitempty"`
	Title       TextPart     `json:"title,omitzero"`
	Parts       []TextPart   `json:"parts,omitempty"`
	Attachments []Attachment `json:"attachments,omitempty"`
	// TextDone is set once the person has said that the text is complete.
	TextDone bool `json:"text_done,omitempty"`
	ShowName bool `json:"show_name,omitempty"`
	// Confirmed is set by the button that sends the proposal, and cleared by any
	// change.
	Confirmed bool `json:"confirmed,omitempty"`
	// Stashed are the messages that came after a long break, or while nothing was asked,
	// until the person has said what they belong to.
	Stashed   []StashedMessage `json:"kept,omitempty"`
	StartedAt time.Time        `json:"started_at"`
}

// StashedMessage is a message that waits for the person to say what it belongs to.
type StashedMessage struct {
	Message    int64      `json:"message"`
	Text       string     `json:"text,omitempty"`
	Attachment Attachment `json:"attachment,omitzero"`
}

// Empty reports whether nothing was begun. Stashed messages do not count.
func (d Draft) Empty() bool {
	return d.Topic == "" && d.Title.Text == "" && len(d.Parts) == 0 && len(d.Attachments) == 0
}

// ReplyDraft is what an author has typed so far in reply to a question. It is kept until it
// is sent, beside the [Draft], which may be open at the same time.
type ReplyDraft struct {
	Proposal    Seq          `json:"proposal"`
	Parts       []TextPart   `json:"parts,omitempty"`
	Attachments []Attachment `json:"attachments,omitempty"`
}

// Body returns the whole text of the reply: its parts joined by line breaks.
func (r ReplyDraft) Body() string { return joinParts(r.Parts) }

// Empty reports whether nothing has been typed or sent.
func (r ReplyDraft) Empty() bool { return r.Body() == "" && len(r.Attachments) == 0 }

// Body returns the whole text of the draft: its parts joined by line breaks.
func (d Draft) Body() string { return joinParts(d.Parts) }

func joinParts(parts []TextPart) string {
	texts := make([]string, 0, len(parts))
	for _, part := range parts {
		if text := screening.NormalizeText(part.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "\n")
}
