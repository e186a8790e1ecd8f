package report

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// Digest shows the figures of this week so far: /digest.
func Digest(t *dialog.Turn) error {
	m, err := loadDigestData(t, thisWeek(t.Today()))
	if err != nil {
		return err
	}
	screen, err := digestScreen(t, m, t.Staff.Scope)
	if err != nil {
		return err
	}
	t.Reply(screen)
	return nil
}

// WeeklyDigestJob sends the figures of the last whole week to the coordinators and
// administrators, each within their scope, when their pause and the quiet hours are over.
func WeeklyDigestJob() dialog.Job {
	return dialog.Job{
		Name: "digest",
		Due: func(catalogue *store.Catalogue, now time.Time, zone *time.Location) time.Time {
			return catalogue.Digest.LastDue(now, zone)
		},
		Run: sendDigests,
	}
}

func sendDigests(t *dialog.Turn, due time.Time) error {
	m, err := loadDigestData(t, lastWeek(store.DateOf(due, t.Zone)))
	if err != nil {
		return err
	}
	staff, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return err
	}
	for _, reader := range staff {
		if reader.Role != store.RoleCoordinator && reader.Role != store.RoleAdministrator {
			continue
		}
		reachable, err := store.IsReachable(t.Tx, reader.ID)
		if err != nil {
			return err
		}
		if !reachable {
			continue
		}
		screen, err := digestScreen(t, m, reader.Scope)
		if err != nil {
			return err
		}
		t.NotifyStaff(reader, screen)
	}
	return nil
}
