package store

import (
	"errors"
	"fmt"
)

// ErrLastAdministrator is returned for taking the role from an administrator whose scope
// no other administrator has.
var ErrLastAdministrator = errors.New("no other administrator has that scope")

// ErrConfigured is returned for changing an administrator named in the configuration.
var ErrConfigured = errors.New("the configuration says what that person may do")

// ErrOneself is returned for changing one's own role or rights.
var ErrOneself = errors.New("a person may not change their own role or rights")

// authorizeManage returns [ErrNotEntitled] for a person who may not manage everything in
// a scope: a scope can't be given by a person who does not have all of it.
func authorizeManage(by Staff, scope Scope) error {
	if !by.Has(Manage) || !by.Scope.Contains(scope) {
		return ErrNotEntitled
	}
	return nil
}

// authorizeStaffChange returns why by may not change a staff record from before to after.
func authorizeStaffChange(tx Tx, by, before, after Staff) error {
	if by.ID == before.ID {
		return ErrOneself
	}
	if err := authorizeManage(by, after.Scope); err != nil {
		return err
	}
	if !after.Role.Known() {
		return fmt.Errorf("there is no role %q", after.Role)
	}
	return authorizeStaffRemoval(tx, by, before, after)
}

// authorizeStaffRemoval returns why by may not take away what before has and after lacks.
func authorizeStaffRemoval(r Reader, by, before, after Staff) error {
	if err := authorizeManage(by, before.Scope); err != nil {
		return err
	}
	return checkRemovable(r, before, after)
}

// checkRemovable returns why no person at all may take away what before has and after
// lacks.
func checkRemovable(r Reader, before, after Staff) error {
	if before.Configured {
		return ErrConfigured
	}
	if before.Role != Administrator || after.Role == Administrator && after.Scope.Contains(before.Scope) {
		return nil
	}
	all, err := StaffRecords.All(r)
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
