package rules

import (
	"errors"
	"fmt"

	"usynys/store"
)

// ErrLastAdministrator is returned for taking the role from an administrator whose scope
// no other administrator has.
var ErrLastAdministrator = errors.New("no other administrator has that scope")

// ErrConfiguredStaff is returned for changing an administrator named in the configuration.
var ErrConfiguredStaff = errors.New("the configuration says what that person may do")

// ErrSelfChange is returned for changing one's own role or rights.
var ErrSelfChange = errors.New("a person may not change their own role or rights")

// authorizeManage returns [ErrNotAuthorized] for a person who may not manage everything in
// a scope: no person can give a scope that they do not have.
func authorizeManage(by store.Staff, scope store.Scope) error {
	if !by.Has(store.RightManage) || !by.Scope.Contains(scope) {
		return ErrNotAuthorized
	}
	return nil
}

// authorizeStaffChange returns an error if by may not change a staff record from before to
// after.
func authorizeStaffChange(tx store.Tx, by, before, after store.Staff) error {
	if by.ID == before.ID {
		return ErrSelfChange
	}
	if err := authorizeManage(by, after.Scope); err != nil {
		return err
	}
	if !after.Role.Valid() {
		return fmt.Errorf("there is no role %q", after.Role)
	}
	return authorizeStaffRemoval(tx, by, before, after)
}

// authorizeStaffRemoval returns an error if by may not take away what before has and after
// lacks.
func authorizeStaffRemoval(r store.Reader, by, before, after store.Staff) error {
	if err := authorizeManage(by, before.Scope); err != nil {
		return err
	}
	return checkRemovable(r, before, after)
}

// checkRemovable returns an error if no person at all may take away what before has and
// after lacks.
func checkRemovable(r store.Reader, before, after store.Staff) error {
	if before.Configured {
		return ErrConfiguredStaff
	}
	if before.Role != store.RoleAdministrator || after.Role == store.RoleAdministrator && after.Scope.Contains(before.Scope) {
		return nil
	}
	all, err := store.StaffRecords.All(r)
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.ID != before.ID && other.Role == store.RoleAdministrator && other.Scope.Contains(before.Scope) {
			return nil
		}
	}
	return ErrLastAdministrator
}
