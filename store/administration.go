package store

import (
	"errors"
	"strings"
	"time"
)

// ErrLastAdministrator is returned for taking the role from the last administrator
// of what they are there for.
var ErrLastAdministrator = errors.New("nobody else could look after that")

// ErrConfigured is returned for changing an administrator whom the configuration
// names.
var ErrConfigured = errors.New("the configuration says what that person may do")

// ErrOneself is returned to whoever wants to change what they may do themselves.
var ErrOneself = errors.New("nobody changes what they may do themselves")

// manages says why somebody may not give or take a role with a scope, if they may
// not: nobody hands out more than they have.
func manages(by Staff, scope Scope) error {
	if !by.Has(Manage) || !by.Scope.Contains(scope) {
		return ErrNotEntitled
	}
	return nil
}

// auditStaff records what was changed of somebody's staff record. actor is 0 for
// the configuration. Nothing is recorded where nothing was changed.
func auditStaff(tx Tx, actor PersonID, at time.Time, before, after Staff) error {
	fields := []struct{ name, from, to string }{
		{"role", string(before.Role), string(after.Role)},
		{"scope", scopeWithRole(before), scopeWithRole(after)},
		{"rights", rightsOf(before), rightsOf(after)},
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

// scopeWithRole is empty for somebody without a role: they have no scope.
func scopeWithRole(staff Staff) string {
	if staff.Role == "" {
		return ""
	}
	return staff.Scope.codes()
}

func rightsOf(staff Staff) string {
	var list []string
	for _, right := range staff.Extra {
		list = append(list, string(right))
	}
	return strings.Join(list, ",")
}

// StaffOf is somebody's staff record; the role is empty where there is none.
func StaffOf(r Reader, id PersonID) (Staff, error) {
	staff, err := r.Staff(id)
	if errors.Is(err, ErrNotFound) {
		return Staff{ID: id}, nil
	}
	return staff, err
}
