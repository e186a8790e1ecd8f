package store

import (
	"errors"
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

// GrantStaff gives somebody on the staff one of [ExtraRights], or takes it.
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

// DismissStaff ends somebody's role. They stay a participant. Whoever steps down
// may do so themselves.
//
// Errors: [ErrNotFound], [ErrNotEntitled] for somebody who may not, or whose own
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

// assignRole puts somebody on the staff, or gives them another role and scope, on the
// word of an administrator who has been found entitled to it.
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
	return removeStaff(tx, 0, at, before)
}

// auditStaff records what was changed of somebody's staff record. actor is 0 for
// the configuration. Nothing is recorded where nothing was changed.
func auditStaff(tx Tx, actor PersonID, at time.Time, before, after Staff) error {
	fields := []struct{ name, from, to string }{
		{"role", string(before.Role), string(after.Role)},
		{"scope", before.ScopeCodes(), after.ScopeCodes()},
		{"rights", before.ExtraRightCodes(), after.ExtraRightCodes()},
	}
	for _, field := range fields {
		if field.from == field.to {
			continue
		}
		if err := tx.AppendAudit(AuditEntry{
			At: at, Actor: actor, Action: ActionStaff, Subject: after.ID.String(), Field: field.name, Old: field.from, New: field.to,
		}); err != nil {
			return err
		}
	}
	return nil
}

// removeStaff ends somebody's staff record. Only their name stays, with what is known of them
// as a person.
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
