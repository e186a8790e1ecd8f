// Package admin is the upkeep of the staff.
package admin

import (
	"slices"

	"usynys/store"
)

// Adopt makes the administrators of the configuration those of the store, and
// dismisses those that the configuration names no longer.
func Adopt(tx store.Tx, configured []store.PersonID) error {
	all, err := tx.AllStaff()
	if err != nil {
		return err
	}
	names := make(map[store.PersonID]string, len(all))
	for _, staff := range all {
		names[staff.ID] = staff.Name
		if staff.Configured && !slices.Contains(configured, staff.ID) {
			if err := tx.DeleteStaff(staff.ID); err != nil {
				return err
			}
		}
	}
	for _, id := range configured {
		admin := store.Staff{ID: id, Role: store.Administrator, Name: names[id], Configured: true}
		if err := tx.SaveStaff(admin); err != nil {
			return err
		}
	}
	return nil
}
