package store

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"slices"
	"time"
)

// Appointment is the role and scope that somebody is given.
type Appointment struct {
	Role  Role
	Scope Scope
}

// ChangeStaff gives somebody on the staff another role and scope.
//
// Errors: [ErrNotFound], and those of [DismissStaff]; [ErrOneself] for one's own
// record. None of them leaves anything changed.
func ChangeStaff(tx Tx, by Staff, at time.Time, id PersonID, to Appointment) (before, after Staff, err error) {
	before, err = tx.Staff(id)
	if err != nil {
		return before, before, err
	}
	after = before
	after.Role, after.Scope = to.Role, to.Scope
	err = mayChange(tx, by, before, after)
	if err != nil {
		return before, before, err
	}
	return before, after, replaceStaff(tx, by.ID, at, before, after)
}

// GrantStaff gives somebody on the staff one of [ExtraRights], or takes it.
func GrantStaff(tx Tx, by Staff, at time.Time, id PersonID, right Right, given bool) (before, after Staff, err error) {
	before, err = tx.Staff(id)
	if err != nil {
		return before, before, err
	}
	after = before
	after.Extra = slices.DeleteFunc(slices.Clone(before.Extra), func(r Right) bool { return r == right })
	if given {
		after.Extra = append(after.Extra, right)
	}
	err = mayChange(tx, by, before, after)
	if err == nil && !slices.Contains(ExtraRights(), right) {
		err = ErrNotEntitled
	}
	if err != nil {
		return before, before, err
	}
	return before, after, replaceStaff(tx, by.ID, at, before, after)
}

// DismissStaff ends somebody's role. They stay a participant. Whoever steps down
// may do so themselves.
//
// Errors: [ErrNotFound], [ErrNotEntitled] for somebody who may not, or whose own
// scope is narrower, [ErrConfigured] and [ErrLastAdministrator]. None of them
// leaves anything changed.
func DismissStaff(tx Tx, by Staff, at time.Time, id PersonID) (Staff, error) {
	before, err := tx.Staff(id)
	if err != nil {
		return before, err
	}
	if err := mayTake(tx, by, before, Staff{ID: id}); err != nil {
		return before, err
	}
	return before, leave(tx, by.ID, at, before)
}

// mayChange says why somebody may not make one staff record of another.
func mayChange(tx Tx, by, before, after Staff) error {
	if by.ID == before.ID {
		return ErrOneself
	}
	if err := manages(by, after.Scope); err != nil {
		return err
	}
	if !after.Role.Known() {
		return fmt.Errorf("there is no role %q", after.Role)
	}
	return mayTake(tx, by, before, after)
}

// mayTake says why somebody may not take from another what they are on the staff.
func mayTake(r Reader, by, before, after Staff) error {
	if err := manages(by, before.Scope); err != nil {
		return err
	}
	return mayLose(r, before, after)
}

// mayLose says why nobody may take from somebody what they are on the staff.
func mayLose(r Reader, before, after Staff) error {
	if before.Configured {
		return ErrConfigured
	}
	if before.Role != Administrator || after.Role == Administrator && after.Scope.Contains(before.Scope) {
		return nil
	}
	all, err := r.AllStaff()
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.ID != before.ID && other.Role == Administrator && other.Scope.Contains(before.Scope) {
			return nil
		}
	}
	return ErrLastAdministrator
}

// appoint puts somebody on the staff, or gives them another role and scope, on the
// word of an administrator who has been found entitled to it.
func appoint(tx Tx, by PersonID, at time.Time, before Staff, to Appointment) (Staff, error) {
	after := before
	after.Role, after.Scope = to.Role, to.Scope
	return after, replaceStaff(tx, by, at, before, after)
}

func replaceStaff(tx Tx, actor PersonID, at time.Time, before, after Staff) error {
	if err := tx.SaveStaff(after); err != nil {
		return err
	}
	return auditStaff(tx, actor, at, before, after)
}

// Configure makes somebody an administrator of everything because the configuration
// names them. What they have set for themselves stays.
func Configure(tx Tx, at time.Time, id PersonID) (before, after Staff, err error) {
	before, err = StaffOf(tx, id)
	if err != nil {
		return before, before, err
	}
	after = before
	after.Role, after.Scope, after.Configured = Administrator, Scope{}, true
	if before.Configured && before.Stamp() == after.Stamp() {
		return before, after, nil
	}
	return before, after, replaceStaff(tx, 0, at, before, after)
}

// Unconfigure ends the role of somebody whom the configuration names no longer.
func Unconfigure(tx Tx, at time.Time, before Staff) error {
	return leave(tx, 0, at, before)
}

// Stamp tells apart what somebody is on the staff from what they were: a button
// carries it, so that a press on an old one is known.
func (s Staff) Stamp() uint32 {
	return stamp([]string{string(s.Role), scopeWithRole(s), rightsOf(s)})
}

func stamp(value any) uint32 {
	text, err := json.Marshal(value)
	if err != nil {
		// Unreachable: what is stamped consists of strings and flags.
		panic(fmt.Sprintf("stamp a record: %v", err))
	}
	return crc32.ChecksumIEEE(text)
}
