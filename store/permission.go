package store

import (
	"cmp"
	"slices"
	"strings"
)

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

var roleRights = map[Role][]Right{
	Moderator:     {Read, Decide, Figures},
	Coordinator:   {Read, Figures},
	Administrator: {Read, Decide, Figures, Manage, Reveal},
}

// ExtraRights are the rights that can be given to single persons.
func ExtraRights() []Right { return []Right{Reveal} }

// Has reports whether the person holds a right at all, for whatever scope. It
// answers for the rights of staff only, not for [Anyone] and [Participate].
func (s Staff) Has(right Right) bool {
	return slices.Contains(roleRights[s.Role], right) || s.Role != "" && slices.Contains(s.Extra, right)
}

// May reports whether somebody on the staff is entitled to do something with a
// proposal: they must hold the right and their scope must cover the proposal. Who
// a proposal is assigned to may decide on it, too.
func May(staff Staff, right Right, proposal Proposal) bool {
	entitled := staff.Has(right) || right == Decide && staff.Has(Read) && staff.ID != 0 && proposal.Assignee == staff.ID
	return entitled && staff.Scope.Covers(proposal.Region, proposal.Topic)
}

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

// Contains reports whether everything within the other scope is within this one.
func (s Scope) Contains(other Scope) bool {
	return containsAll(s.Regions, other.Regions) && containsAll(s.Topics, other.Topics)
}

// containsAll reports whether one list, of which the empty one means all, has all of another.
func containsAll(list, others []string) bool {
	if len(list) == 0 {
		return true
	}
	missing := func(code string) bool { return !slices.Contains(list, code) }
	return len(others) > 0 && !slices.ContainsFunc(others, missing)
}

func (s Scope) Equal(other Scope) bool {
	return slices.Equal(s.Regions, other.Regions) && slices.Equal(s.Topics, other.Topics)
}

// Codes is the scope as an audit entry tells it.
func (s Scope) Codes() string {
	return cmp.Or(strings.Join(slices.Concat(s.Regions, s.Topics), " "), "all")
}
