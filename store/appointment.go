package store

import (
	"errors"
	"slices"
	"time"
)

// Appointment is a role and a scope to give.
type Appointment struct {
	Role  Role
	Scope Scope
}

// ChangeStaff gives a member of the staff another role and scope.
//
// Errors: [ErrNotFound], and those of [DismissStaff]; [ErrOneself] for the
// record of by. None of them leaves anything changed.
func ChangeStaff(tx Tx, by Staff, at time.Time, id PersonID, to Appointment) (before, after Staff, err error) {
	before, err = StaffRecords.Get(tx, id)
	if err != nil {
		return before, before, err
	}
	after = before
	after.Role, after.Scope = to.Role, to.Scope
	err = authorizeStaffChange(tx, by, before, after)
	if err != nil {
		return before, before, err
	}
	return before, after, replaceStaff(tx, by.ID, at, before, after)
}

// GrantStaff gives a member of the staff one of [ExtraRights], or takes it back. Its
// errors are those of [ChangeStaff].
func GrantStaff(tx Tx, by Staff, at time.Time, id PersonID, right Right, given bool) (before, after Staff, err error) {
	before, err = StaffRecords.Get(tx, id)
	if err != nil {
		return before, before, err
	}
	after = before
	after.Extra = slices.DeleteFunc(slices.Clone(before.Extra), func(r Right) bool { return r == right })
	if given {
		after.Extra = append(after.Extra, right)
	}
	err = authorizeStaffChange(tx, by, before, after)
	if err == nil && !slices.Contains(ExtraRights(), right) {
		err = ErrNotEntitled
	}
	if err != nil {
		return before, before, err
	}
	return before, after, replaceStaff(tx, by.ID, at, before, after)
}

// DismissStaff ends a role, also one's own. The person stays a participant.
//
// Errors: [ErrNotFound], [ErrNotEntitled] for a person who may not manage, or whose
// scope is narrower, [ErrConfigured] and [ErrLastAdministrator]. None of them
// leaves anything changed.
func DismissStaff(tx Tx, by Staff, at time.Time, id PersonID) (Staff, error) {
	before, err := StaffRecords.Get(tx, id)
	if err != nil {
		return before, err
	}
	if err := authorizeStaffRemoval(tx, by, before, Staff{ID: id}); err != nil {
		return before, err
	}
	return before, removeStaff(tx, by.ID, at, before)
}

// assignRole adds a person to the staff, or gives them another role and scope. The caller
// has authorized the administrator by.
func assignRole(tx Tx, by PersonID, at time.Time, before Staff, to Appointment) (Staff, error) {
	after := before
	after.Role, after.Scope = to.Role, to.Scope
	return after, replaceStaff(tx, by, at, before, after)
}

func replaceStaff(tx Tx, actor PersonID, at time.Time, before, after Staff) error {
	if err := StaffRecords.Put(tx, after); err != nil {
		return err
	}
	return auditStaff(tx, actor, at, before, after)
}

// Configure makes a person whom the configuration names an administrator with the scope
// of everything. Their own settings stay.
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

// Unconfigure ends the role of an administrator whom the configuration names no longer.
func Unconfigure(tx Tx, at time.Time, before Staff) error {
	return removeStaff(tx, 0, at, before)
}

// auditStaff writes an audit entry for every field that was changed of a staff record.
// actor is 0 for the configuration.
func auditStaff(tx Tx, actor PersonID, at time.Time, before, after Staff) error {
	return auditFields(tx, AuditEntry{At: at, Actor: actor, Action: ActionStaff, Subject: after.ID.String()},
		fieldChange{"role", string(before.Role), string(after.Role)},
		fieldChange{"scope", before.ScopeCodes(), after.ScopeCodes()},
		fieldChange{"rights", before.ExtraRightCodes(), after.ExtraRightCodes()},
	)
}

// removeStaff deletes a staff record. Only the name stays, in the record of the person.
func removeStaff(tx Tx, actor PersonID, at time.Time, before Staff) error {
	person, err := People.Get(tx, before.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if before.Name != "" {
		person.ID, person.StaffName = before.ID, before.Name
		if err := People.Put(tx, person); err != nil {
			return err
		}
	}
	if err := StaffRecords.Delete(tx, before.ID); err != nil {
		return err
	}
	return auditStaff(tx, actor, at, before, Staff{ID: before.ID})
}
