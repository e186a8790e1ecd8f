package rules

import (
	"errors"
	"slices"
	"time"

	"usynys/store"
)

// Appointment is a role and a scope to give.
type Appointment struct {
	Role  store.Role
	Scope store.Scope
}

// ChangeStaff gives a member of the staff another role and scope.
//
// Errors: [store.ErrNotFound], and those of [DismissStaff]; [ErrSelfChange] for the
// record of by. After an error nothing is changed.
func ChangeStaff(tx store.Tx, by store.Staff, at time.Time, id store.PersonID, to Appointment) (before, after store.Staff, err error) {
	before, err = store.StaffRecords.Get(tx, id)
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

// SetStaffRight gives a member of the staff one of [store.GrantableRights], or takes it
// back. Its errors are those of [ChangeStaff].
func SetStaffRight(tx store.Tx, by store.Staff, at time.Time, id store.PersonID, right store.Right, given bool) (before, after store.Staff, err error) {
	before, err = store.StaffRecords.Get(tx, id)
	if err != nil {
		return before, before, err
	}
	after = before
	after.ExtraRights = slices.DeleteFunc(slices.Clone(before.ExtraRights), func(r store.Right) bool { return r == right })
	if given {
		after.ExtraRights = append(after.ExtraRights, right)
	}
	err = authorizeStaffChange(tx, by, before, after)
	if err == nil && !slices.Contains(store.GrantableRights(), right) {
		err = ErrNotAuthorized
	}
	if err != nil {
		return before, before, err
	}
	return before, after, replaceStaff(tx, by.ID, at, before, after)
}

// DismissStaff ends a role, also one's own. The person stays a participant.
//
// Errors: [store.ErrNotFound], [ErrNotAuthorized] for a person who may not manage, or whose
// scope is narrower, [ErrConfiguredStaff] and [ErrLastAdministrator]. After an error
// nothing is changed.
func DismissStaff(tx store.Tx, by store.Staff, at time.Time, id store.PersonID) (store.Staff, error) {
	before, err := store.StaffRecords.Get(tx, id)
	if err != nil {
		return before, err
	}
	if err := authorizeStaffRemoval(tx, by, before, store.Staff{ID: id}); err != nil {
		return before, err
	}
	return before, removeStaff(tx, by.ID, at, before)
}

// assignRole adds a person to the staff, or gives them another role and scope. The caller
// has authorized the administrator by.
func assignRole(tx store.Tx, by store.PersonID, at time.Time, before store.Staff, to Appointment) (store.Staff, error) {
	after := before
	after.Role, after.Scope = to.Role, to.Scope
	return after, replaceStaff(tx, by, at, before, after)
}

func replaceStaff(tx store.Tx, actor store.PersonID, at time.Time, before, after store.Staff) error {
	if err := store.StaffRecords.Put(tx, after); err != nil {
		return err
	}
	return auditStaff(tx, actor, at, before, after)
}

// ConfigureAdministrator makes a person who is named in the configuration an administrator
// for everything. Their own settings stay.
func ConfigureAdministrator(tx store.Tx, at time.Time, id store.PersonID) (before, after store.Staff, err error) {
	before, err = store.FindStaff(tx, id)
	if err != nil {
		return before, before, err
	}
	after = before
	after.Role, after.Scope, after.Configured = store.RoleAdministrator, store.Scope{}, true
	if before.Configured && before.Fingerprint() == after.Fingerprint() {
		return before, after, nil
	}
	return before, after, replaceStaff(tx, 0, at, before, after)
}

// RemoveConfigured ends the role of an administrator who is no longer in the configuration.
func RemoveConfigured(tx store.Tx, at time.Time, before store.Staff) error {
	return removeStaff(tx, 0, at, before)
}

// auditStaff writes an audit entry for every changed field of a staff record. actor is 0
// for the configuration.
func auditStaff(tx store.Tx, actor store.PersonID, at time.Time, before, after store.Staff) error {
	return auditFields(tx, store.AuditEntry{At: at, Actor: actor, Action: store.ActionChangeStaff, Subject: after.ID.String()},
		fieldChange{"role", string(before.Role), string(after.Role)},
		fieldChange{"scope", before.ScopeCodes(), after.ScopeCodes()},
		fieldChange{"rights", before.ExtraRightCodes(), after.ExtraRightCodes()},
	)
}

// removeStaff deletes a staff record. Only the name stays, in the record of the person.
func removeStaff(tx store.Tx, actor store.PersonID, at time.Time, before store.Staff) error {
	person, err := store.People.Get(tx, before.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if before.Name != "" {
		person.ID, person.FormerStaffName = before.ID, before.Name
		if err := store.People.Put(tx, person); err != nil {
			return err
		}
	}
	if err := store.StaffRecords.Delete(tx, before.ID); err != nil {
		return err
	}
	return auditStaff(tx, actor, at, before, store.Staff{ID: before.ID})
}
