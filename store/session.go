package store

import "time"

// Session is where a person is in a conversation: which flow, which step. It is
// data and nothing else, so that a restart, an upgrade or a week of silence goes
// on where the person was. What they have typed is in the [Draft].
type Session struct {
	Person PersonID `json:"person"`
	// Flow and Step name the question the person is being asked; both are empty
	// while nothing is asked.
	Flow string `json:"flow,omitempty"`
	Step string `json:"step,omitempty"`
	// Subject is the proposal about which the person answers a question; 0 if they
	// don't.
	Subject Seq `json:"subject,omitempty"`
	// Task is what the flow is about to do, where that is a change of a proposal by
	// staff.
	Task Task `json:"task,omitzero"`
	// Revision rises with every question asked. A button carries the revision of
	// its question, so that a press on an old one is known.
	Revision uint32 `json:"revision"`
	// Page is the page of a list of choices that is being shown, from 0.
	Page int `json:"page,omitempty"`
	// At is when the person was last heard of.
	At time.Time `json:"at,omitzero"`
	// LastMessage is the newest message of the person in the private chat. A
	// screen above it is not edited but sent anew below it.
	LastMessage int64 `json:"last_message,omitempty"`
	Flood       Flood `json:"flood,omitzero"`
	// Sought is what somebody on the staff has looked for last.
	Sought Sought `json:"sought,omitzero"`
	// CaredAt is when the person was last told where to turn to in distress.
	CaredAt time.Time `json:"cared_at,omitzero"`
	// Invite is the hash of the invitation that the person has opened last.
	Invite string `json:"invite,omitempty"`
	// Round is where somebody on the staff is in the queue.
	Round Round `json:"round,omitzero"`
}

// Sought is what somebody looks for among the proposals: words, or whatever is by
// the author of one.
type Sought struct {
	Words  string `json:"words,omitempty"`
	Author Seq    `json:"author,omitempty"`
	// Revision rises with every search, as that of the session with every question.
	Revision uint32 `json:"revision"`
}

// Nothing reports whether nothing was looked for yet.
func (s Sought) Nothing() bool { return s.Words == "" && s.Author == 0 }

// Flood counts what a person sends within a minute.
type Flood struct {
	Since  time.Time `json:"since,omitzero"`
	Count  int       `json:"count,omitempty"`
	Warned bool      `json:"warned,omitempty"`
}

// Part is one message of a proposal's text. Long texts come in several.
type Part struct {
	Message int64  `json:"message"`
	Text    string `json:"text"`
}

// Draft is a proposal in the making. A person has at most one.
//
// What does not fit the rules is kept all the same: the person is told by how
// much it is off, and nothing they typed is thrown away.
type Draft struct {
	Person      PersonID     `json:"person"`
	Topic       string       `json:"topic,omitempty"`
	Region      string       `json:"region,omitempty"`
	Title       Part         `json:"title,omitzero"`
	Parts       []Part       `json:"parts,omitempty"`
	Attachments []Attachment `json:"attachments,omitempty"`
	// TextDone is set once the person has said that the text is complete.
	TextDone bool `json:"text_done,omitempty"`
	ShowName bool `json:"show_name,omitempty"`
	// Confirmed is set by the tap that sends the proposal, and undone by any change.
	Confirmed bool `json:"confirmed,omitempty"`
	// Kept is what arrived after a long break, or while nothing was asked, until the
	// person has said what it belongs to.
	Kept      []Kept    `json:"kept,omitempty"`
	StartedAt time.Time `json:"started_at"`
}

// Kept is a message that waits for the person to say what it belongs to.
type Kept struct {
	Message    int64      `json:"message"`
	Text       string     `json:"text,omitempty"`
	Attachment Attachment `json:"attachment,omitzero"`
}

// Empty reports whether a proposal has been begun at all. What is only kept is no
// beginning yet.
func (d Draft) Empty() bool {
	return d.Topic == "" && d.Title.Text == "" && len(d.Parts) == 0 && len(d.Attachments) == 0
}
