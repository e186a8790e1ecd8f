package team

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// SyncAdmins makes the administrators of the configuration those of the store, and
// dismisses those that the configuration names no longer. The turn has no person.
func SyncAdmins(t *dialog.Turn, configured []store.PersonID) error {
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return err
	}
	for _, staff := range all {
		if !staff.Configured || slices.Contains(configured, staff.ID) {
			continue
		}
		if err := rules.RemoveConfigured(t.Tx, t.Now, staff); err != nil {
			return err
		}
		if err := applyStaffChange(t, 0, staff, store.Staff{ID: staff.ID}); err != nil {
			return err
		}
	}
	for _, id := range configured {
		before, after, err := rules.ConfigureAdministrator(t.Tx, t.Now, id)
		if err != nil {
			return err
		}
		if err := applyStaffChange(t, 0, before, after); err != nil {
			return err
		}
	}
	return nil
}
