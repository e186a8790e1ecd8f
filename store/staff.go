package store

import "slices"

// Role is what somebody on the staff is there for.
type Role string

// The roles. A staff member remains a participant as well.
const (
	Moderator     Role = "moderator"
	Coordinator   Role = "coordinator"
	Administrator Role = "administrator"
)

// Scope narrows a role to some regions and topics; an empty list means all.
type Scope struct {
	Regions []string `json:"regions,omitempty"`
	Topics  []string `json:"topics,omitempty"`
}

// Covers reports whether a region and a topic are within the scope.
func (s Scope) Covers(region, topic string) bool {
	return (len(s.Regions) == 0 || slices.Contains(s.Regions, region)) &&
		(len(s.Topics) == 0 || slices.Contains(s.Topics, topic))
}

// Staff is somebody who reviews proposals or answers for what becomes of them.
type Staff struct {
	ID    PersonID `json:"id"`
	Role  Role     `json:"role"`
	Scope Scope    `json:"scope,omitzero"`
	// Name is how colleagues see them; it follows their Telegram name.
	Name string `json:"name,omitempty"`
	// Configured marks an administrator named in the program's configuration, who
	// can't be removed from a chat.
	Configured bool `json:"configured,omitempty"`
}

// Right is something that not everybody may do.
type Right string

// The rights. Every command and button of the bot names the one it needs.
const (
	// Anyone needs nothing, not even to have answered the first questions.
	Anyone Right = ""
	// Participate needs a language, an age within the programme and a consent.
	Participate Right = "participate"
	// Read lets staff see proposals.
	Read Right = "read"
	// Decide lets staff accept and decline.
	Decide Right = "decide"
	// Figures lets staff see figures and digests.
	Figures Right = "figures"
)

var rights = map[Role][]Right{
	Moderator:     {Read, Decide, Figures},
	Coordinator:   {Read, Figures},
	Administrator: {Read, Decide, Figures},
}

// Has reports whether the role carries a right at all, for whatever scope. It
// answers for the rights of staff only, not for [Anyone] and [Participate].
func (s Staff) Has(right Right) bool { return slices.Contains(rights[s.Role], right) }

// May reports whether somebody on the staff is entitled to do something with a
// proposal: the role must carry the right and the scope must cover the proposal.
func May(staff Staff, right Right, proposal Proposal) bool {
	return staff.Has(right) && staff.Scope.Covers(proposal.Region, proposal.Topic)
}
