package store

// Reply is what the author of a proposal has typed so far as the answer to the
// question about it. It is kept until it is sent, also where the author breaks off,
// and apart from the [Draft], which may be open at the same time.
type Reply struct {
	Proposal    Seq          `json:"proposal"`
	Parts       []Part       `json:"parts,omitempty"`
	Attachments []Attachment `json:"attachments,omitempty"`
}

// Body is the whole text of the answer: its parts joined by line breaks.
func (r Reply) Body() string { return body(r.Parts) }

// Empty reports whether nothing has been typed or sent.
func (r Reply) Empty() bool { return r.Body() == "" && len(r.Attachments) == 0 }
