package store

import (
	"errors"
	"fmt"
)

// ErrLastAdministrator is returned for taking the role from the last administrator
// of what they are there for.
var ErrLastAdministrator = errors.New("nobody else could look after that")

// ErrConfigured is returned for changing an administrator whom the configuration
// names.
var ErrConfigured = errors.New("the configuration says what that person may do")

// ErrOneself is returned to whoever wants to change what they may do themselves.
var ErrOneself = errors.New("nobody changes what they may do themselves")

// authorizeManage says why somebody may not give or take a role with a scope, if they may
// not: nobody hands out more than they have.
func authorizeManage(by Staff, scope Scope) error {
	if !by.Has(Manage) || !by.Scope.Contains(scope) {
		return ErrNotEntitled
	}
	return nil
}

// authorizeStaffChange says why somebody may not make one staff record of another.
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

// authorizeStaffRemoval says why somebody may not take from another what they are on the staff.
func authorizeStaffRemoval(r Reader, by, before, after Staff) error {
	if err := authorizeManage(by, before.Scope); err != nil {
		return err
	}
	return checkRemovable(r, before, after)
}

// checkRemovable says why nobody may take from somebody what they are on the staff.
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
