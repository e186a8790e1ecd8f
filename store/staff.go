package store

import (
	"slices"
	"time"
)

// Role is what somebody on the staff is there for.
type Role string

// The roles. A staff member remains a participant as well.
const (
	Moderator     Role = "moderator"
	Coordinator   Role = "coordinator"
	Administrator Role = "administrator"
)

// Roles lists every role.
func Roles() []Role { return []Role{Moderator, Coordinator, Administrator} }

// Known reports whether r is one of the roles.
func (r Role) Known() bool { return slices.Contains(Roles(), r) }

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
	// Extra are rights that the person has beyond those of the role.
	Extra []Right `json:"extra,omitempty"`
	// LastSeen is when they last did something here, to within some minutes.
	LastSeen time.Time `json:"last_seen,omitzero"`
	// Filter is how they look at the queue.
	Filter Filter `json:"filter,omitzero"`
	// SummaryHour is the hour of the day at which they are told what waits, in the
	// configured zone; nil for the catalogue's, [NoSummary] for never.
	SummaryHour *int `json:"summary_hour,omitempty"`
	// SummarisedOn is the last day on which that was seen to, whether or not
	// something waited.
	SummarisedOn Date `json:"summarised_on,omitempty"`
	// PausedUntil is until when they want to hear nothing by themselves.
	PausedUntil time.Time `json:"paused_until,omitzero"`
	// Upkeep is what they have begun in the upkeep of the staff.
	Upkeep Upkeep `json:"upkeep,omitzero"`
}

// NoSummary stands in [Staff.SummaryHour] for somebody who wants none.
const NoSummary = -1

// UntilReturn stands in [Staff.PausedUntil] for a pause that only ends when the
// person says so.
func UntilReturn() time.Time { return time.Date(9999, time.January, 1, 0, 0, 0, 0, time.UTC) }

// Paused reports whether the person wants to hear nothing by themselves now.
func (s Staff) Paused(now time.Time) bool { return now.Before(s.PausedUntil) }

// Away reports whether the person wants to hear nothing by themselves until they say so.
func (s Staff) Away() bool { return s.PausedUntil.Equal(UntilReturn()) }

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
	// Manage lets staff change the staff, the templates and the groups.
	Manage Right = "manage"
	// Reveal lets staff see how an author can be reached, for a reason.
	Reveal Right = "reveal"
)

var rights = map[Role][]Right{
	Moderator:     {Read, Decide, Figures},
	Coordinator:   {Read, Figures},
	Administrator: {Read, Decide, Figures, Manage, Reveal},
}

// ExtraRights are the rights that can be given to single persons.
func ExtraRights() []Right { return []Right{Reveal} }

// Has reports whether the person holds a right at all, for whatever scope. It
// answers for the rights of staff only, not for [Anyone] and [Participate].
func (s Staff) Has(right Right) bool {
	return slices.Contains(rights[s.Role], right) || s.Role != "" && slices.Contains(s.Extra, right)
}

// May reports whether somebody on the staff is entitled to do something with a
// proposal: they must hold the right and their scope must cover the proposal. Who
// a proposal is assigned to may decide on it, too.
func May(staff Staff, right Right, proposal Proposal) bool {
	entitled := staff.Has(right) || right == Decide && staff.Has(Read) && staff.ID != 0 && proposal.Assignee == staff.ID
	return entitled && staff.Scope.Covers(proposal.Region, proposal.Topic)
}
