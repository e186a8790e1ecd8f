package store

import (
	"errors"
	"time"
)

// leave ends somebody's staff record. Only their name stays, with what is known of them
// as a person.
func leave(tx Tx, actor PersonID, at time.Time, before Staff) error {
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
	return errors.Join(StaffRecords.Delete(tx, before.ID), auditStaff(tx, actor, at, before, Staff{ID: before.ID}))
}

// FormerName is the name of somebody who was on the staff; empty where none is known.
func FormerName(r Reader, id PersonID) (string, error) {
	person, err := People.Get(r, id)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return person.StaffName, err
}
