package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
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

// Upkeep is what an administrator has begun and not yet finished: an invitation,
// somebody's new scope, a reason for declining. It waits on their own record, so
// that a restart loses nothing and the end of their role ends it.
type Upkeep struct {
	// Member is whose scope is being chosen; 0 for somebody who is to be invited.
	// Seen is the stamp of their record when it was begun.
	Member PersonID `json:"member,omitempty"`
	Seen   uint32   `json:"seen,omitempty"`
	Role   Role     `json:"role,omitempty"`
	Scope  Scope    `json:"scope,omitzero"`
	// RegionsChosen and TopicsChosen are set once that part of the scope is complete.
	RegionsChosen bool `json:"regions_chosen,omitempty"`
	TopicsChosen  bool `json:"topics_chosen,omitempty"`
	// Template is a reason as it has been written so far; its code is empty for a new
	// one. Before is how it was when that was begun.
	Template Template `json:"template,omitzero"`
	Before   Template `json:"before,omitzero"`
}

// Stamp tells apart what somebody is on the staff from what they were: a button
// carries it, so that a press on an old one is known.
func (s Staff) Stamp() uint32 {
	return fingerprint([]string{string(s.Role), s.ScopeCodes(), s.ExtraRightCodes()})
}

func fingerprint(value any) uint32 {
	text, err := json.Marshal(value)
	if err != nil {
		// Unreachable: what is stamped consists of strings and flags.
		panic(fmt.Sprintf("stamp a record: %v", err))
	}
	return crc32.ChecksumIEEE(text)
}

// ScopeCodes is empty for somebody without a role: they have no scope.
func (s Staff) ScopeCodes() string {
	if s.Role == "" {
		return ""
	}
	return s.Scope.Codes()
}

func (s Staff) ExtraRightCodes() string {
	var list []string
	for _, right := range s.Extra {
		list = append(list, string(right))
	}
	return strings.Join(list, ",")
}

// StaffOf is somebody's staff record; the role is empty where there is none.
func StaffOf(r Reader, id PersonID) (Staff, error) {
	staff, err := StaffRecords.Get(r, id)
	if errors.Is(err, ErrNotFound) {
		return Staff{ID: id}, nil
	}
	return staff, err
}
