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

// Role is the role of a member of the staff.
type Role string

// The roles. A staff member remains a participant as well.
const (
	RoleModerator     Role = "moderator"
	RoleCoordinator   Role = "coordinator"
	RoleAdministrator Role = "administrator"
)

// Roles lists every role.
func Roles() []Role { return []Role{RoleModerator, RoleCoordinator, RoleAdministrator} }

// Valid reports whether r is one of the roles.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// Staff is a member of the staff.
type Staff struct {
	ID    PersonID `json:"id"`
	Role  Role     `json:"role"`
	Scope Scope    `json:"scope,omitzero"`
	// Name is the name that colleagues see; it follows the Telegram name.
	Name string `json:"name,omitempty"`
	// Configured marks an administrator named in the program's configuration, who
	// can't be removed from a chat.
	Configured bool `json:"configured,omitempty"`
	// ExtraRights are rights that the person has beyond those of the role.
	ExtraRights []Right `json:"extra,omitempty"`
	// LastSeen is when they last did something here, to within some minutes.
	LastSeen time.Time `json:"last_seen,omitzero"`
	// Filter is their filter of the queue.
	Filter Filter `json:"filter,omitzero"`
	// SummaryHour is the hour of the day of their summary, in the configured zone; nil
	// for the catalogue's, [NoSummary] for none.
	SummaryHour *int `json:"summary_hour,omitempty"`
	// LastSummaryOn is the last day whose summary was handled, also if nothing waited.
	LastSummaryOn Date `json:"summarised_on,omitempty"`
	// PausedUntil is the end of a pause in which they get no notifications.
	PausedUntil time.Time `json:"paused_until,omitzero"`
	// AdminDraft is what they have begun to change of the staff or the reasons.
	AdminDraft AdminDraft `json:"upkeep,omitzero"`
}

// NoSummary is the [Staff.SummaryHour] of a person who wants no summary.
const NoSummary = -1

// IndefinitePause returns the [Staff.PausedUntil] of a pause that ends only when the
// person says so.
func IndefinitePause() time.Time { return time.Date(9999, time.January, 1, 0, 0, 0, 0, time.UTC) }

// Paused reports whether the person gets no notifications now.
func (s Staff) Paused(now time.Time) bool { return now.Before(s.PausedUntil) }

// PausedIndefinitely reports whether the pause ends only when the person says so.
func (s Staff) PausedIndefinitely() bool { return s.PausedUntil.Equal(IndefinitePause()) }

// AdminDraft is an unfinished change by an administrator: an invitation, a new scope of a
// colleague, a reason for declining. It is part of their staff record, so that a
// restart loses nothing and the end of their role ends it.
type AdminDraft struct {
	// Member is the person whose scope is chosen; 0 for a new invitation.
	// MemberFingerprint is the [Staff.Fingerprint] of their record at the beginning.
	Member            PersonID `json:"member,omitempty"`
	MemberFingerprint uint32   `json:"seen,omitempty"`
	Role              Role     `json:"role,omitempty"`
	Scope             Scope    `json:"scope,omitzero"`
	// RegionsChosen and TopicsChosen are set once that part of the scope is complete.
	RegionsChosen bool `json:"regions_chosen,omitempty"`
	TopicsChosen  bool `json:"topics_chosen,omitempty"`
	// Template is a reason as it was written so far; its code is empty for a new one.
	// TemplateBefore is how it was at the beginning.
	Template       ReasonTemplate `json:"template,omitzero"`
	TemplateBefore ReasonTemplate `json:"before,omitzero"`
}

// Fingerprint returns a checksum of the role, scope and rights. Buttons carry it, so
// that a press of an old one is recognized.
func (s Staff) Fingerprint() uint32 {
	return fingerprint([]string{string(s.Role), s.ScopeCodes(), s.ExtraRightCodes()})
}

func fingerprint(value any) uint32 {
	text, err := json.Marshal(value)
	if err != nil {
		// Unreachable: the values consist of strings and flags.
		panic(fmt.Sprintf("fingerprint of a record: %v", err))
	}
	return crc32.ChecksumIEEE(text)
}

// ScopeCodes returns the scope as text; empty for a person without a role.
func (s Staff) ScopeCodes() string {
	if s.Role == "" {
		return ""
	}
	return s.Scope.Codes()
}

// ExtraRightCodes returns the extra rights as text for an audit entry.
func (s Staff) ExtraRightCodes() string {
	var list []string
	for _, right := range s.ExtraRights {
		list = append(list, string(right))
	}
	return strings.Join(list, ",")
}

// FindStaff returns the staff record of a person; its role is empty if there is none.
func FindStaff(r Reader, id PersonID) (Staff, error) {
	staff, err := StaffRecords.Get(r, id)
	if errors.Is(err, ErrNotFound) {
		return Staff{ID: id}, nil
	}
	return staff, err
}
