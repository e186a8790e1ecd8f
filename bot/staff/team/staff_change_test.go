package team_test

import (
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/team"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
)

func TestSyncAdminsAppointsAndDismisses(t *testing.T) {
	kept, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	catalogue, err := locales.Catalogue("")
	if err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		configured []store.PersonID
		want       map[store.PersonID]store.Role
	}{
		{[]store.PersonID{1, 2}, map[store.PersonID]store.Role{1: store.RoleAdministrator, 2: store.RoleAdministrator, 9: store.RoleModerator}},
		{[]store.PersonID{2, 9}, map[store.PersonID]store.Role{2: store.RoleAdministrator, 9: store.RoleAdministrator}},
		{nil, map[store.PersonID]store.Role{}},
	}
	err = kept.Update(t.Context(), func(tx store.Tx) error {
		hour := 7
		return store.StaffRecords.Put(tx, store.Staff{ID: 9, Role: store.RoleModerator, Name: "Сәуле", Scope: store.Scope{Regions: []string{"KZ-10"}}, SummaryHour: &hour})
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range steps {
		var all []store.Staff
		err := kept.Update(t.Context(), func(tx store.Tx) error {
			turn := &dialog.Turn{Tx: tx, Catalogue: &catalogue, Zone: time.UTC, Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
			if err := team.SyncAdmins(turn, step.configured); err != nil {
				return err
			}
			var err error
			all, err = store.StaffRecords.All(tx)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != len(step.want) {
			t.Errorf("step %d: %d on the staff, want %d", i, len(all), len(step.want))
		}
		for _, staff := range all {
			if step.want[staff.ID] != staff.Role {
				t.Errorf("step %d: %d is %s, want %s", i, staff.ID, staff.Role, step.want[staff.ID])
			}
			if staff.ID == 9 && (staff.Name != "Сәуле" || staff.SummaryHour == nil) {
				t.Errorf("step %d: the name of 9 or how they work is lost", i)
			}
			if staff.Configured && len(staff.Scope.Regions) > 0 {
				t.Errorf("step %d: the administrator %d is kept to a region", i, staff.ID)
			}
		}
	}
}
