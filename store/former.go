package store

import (
	"errors"
	"time"
)

// leave ends somebody's staff record. Only their name stays, with what is known of them
// as a person.
func leave(tx Tx, actor PersonID, at time.Time, before Staff) error {
	person, err := tx.Person(before.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if before.Name != "" {
		person.ID, person.StaffName = before.ID, before.Name
		if err := tx.SavePerson(person); err != nil {
			return err
		}
	}
	if err := tx.DeleteStaff(before.ID); err != nil {
		return err
	}
	return auditStaff(tx, actor, at, before, Staff{ID: before.ID})
}

// FormerName is the name of somebody who was on the staff; empty where none is known.
func FormerName(r Reader, id PersonID) (string, error) {
	person, err := r.Person(id)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return person.StaffName, err
}
