package store

import (
	"cmp"
	"slices"
	"strings"
)

// Right is a permission. Every command and button of the bot names the one it needs.
type Right string

// The rights.
const (
	// RightNone needs nothing, not even to have answered the first questions.
	RightNone Right = ""
	// RightParticipate needs a language, an age within the programme and a consent.
	RightParticipate Right = "participate"
	// RightRead lets staff see proposals.
	RightRead Right = "read"
	// RightDecide lets staff accept and decline.
	RightDecide Right = "decide"
	// RightFigures lets staff see figures and digests.
	RightFigures Right = "figures"
	// RightManage lets staff change the staff, the templates and the groups.
	RightManage Right = "manage"
	// RightReveal lets staff see how an author can be reached, for a reason.
	RightReveal Right = "reveal"
)

var roleRights = map[Role][]Right{
	RoleModerator:     {RightRead, RightDecide, RightFigures},
	RoleCoordinator:   {RightRead, RightFigures},
	RoleAdministrator: {RightRead, RightDecide, RightFigures, RightManage, RightReveal},
}

// GrantableRights lists the rights that can be given to single persons.
func GrantableRights() []Right { return []Right{RightReveal} }

// Has reports whether the person has a right in any scope. It is for the rights of the
// staff, not for [RightNone] and [RightParticipate].
func (s Staff) Has(right Right) bool {
	return slices.Contains(roleRights[s.Role], right) || s.Role != "" && slices.Contains(s.ExtraRights, right)
}

// Authorized reports whether a member of the staff is authorized to do something with a
// proposal: they need the right, and their scope must cover the proposal. An assignee
// within that scope who may read it may also decide on it.
func Authorized(staff Staff, right Right, proposal Proposal) bool {
	entitled := staff.Has(right) || right == RightDecide && staff.Has(RightRead) && staff.ID != 0 && proposal.Assignee == staff.ID
	return entitled && staff.Scope.Covers(proposal.Region, proposal.Topic)
}

// IsAssignee reports whether a proposal is assigned to the person and they may still
// read it.
func (s Staff) IsAssignee(entry QueueEntry) bool {
	return s.ID != 0 && s.ID == entry.Assignee && s.Has(RightRead) && s.Scope.Covers(entry.Region, entry.Topic)
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

// Contains reports whether the scope has everything of the other one.
func (s Scope) Contains(other Scope) bool {
	return containsAll(s.Regions, other.Regions) && containsAll(s.Topics, other.Topics)
}

// containsAll reports whether a list has all of the others. An empty list means
// everything.
func containsAll(list, others []string) bool {
	if len(list) == 0 {
		return true
	}
	missing := func(code string) bool { return !slices.Contains(list, code) }
	return len(others) > 0 && !slices.ContainsFunc(others, missing)
}

// Equal reports whether two scopes list the same, in the same order.
func (s Scope) Equal(other Scope) bool {
	return slices.Equal(s.Regions, other.Regions) && slices.Equal(s.Topics, other.Topics)
}

// Codes returns the scope as text for an audit entry.
func (s Scope) Codes() string {
	return cmp.Or(strings.Join(slices.Concat(s.Regions, s.Topics), " "), "all")
}
