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
	known := make(map[store.PersonID]store.Staff, len(all))
	for _, staff := range all {
		known[staff.ID] = staff
		if staff.Configured && !slices.Contains(configured, staff.ID) {
			if err := tx.DeleteStaff(staff.ID); err != nil {
				return err
			}
		}
	}
	for _, id := range configured {
		// How they like to work and when they were last seen stays.
		admin := known[id]
		admin.ID, admin.Role, admin.Scope, admin.Configured = id, store.Administrator, store.Scope{}, true
		if err := tx.SaveStaff(admin); err != nil {
			return err
		}
	}
	return nil
}
