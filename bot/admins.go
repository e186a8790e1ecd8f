package bot

import (
	"context"
	"slices"

	"usynys/store"
)

// adoptAdmins makes the configured administrators the configured ones of the
// store, and dismisses those who are configured no longer.
func (b *Bot) adoptAdmins(ctx context.Context) error {
	return b.store.Update(ctx, func(tx store.Tx) error {
		all, err := tx.AllStaff()
		if err != nil {
			return err
		}
		for _, staff := range all {
			if staff.Configured && !slices.Contains(b.admins, staff.ID) {
				if err := tx.DeleteStaff(staff.ID); err != nil {
					return err
				}
			}
		}
		for _, id := range b.admins {
			at := slices.IndexFunc(all, func(s store.Staff) bool { return s.ID == id })
			admin := store.Staff{ID: id, Role: store.Administrator, Configured: true}
			if at >= 0 {
				admin.Name = all[at].Name
			}
			if err := tx.SaveStaff(admin); err != nil {
				return err
			}
		}
		return nil
	})
}
