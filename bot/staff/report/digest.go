package report

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// Digest shows the figures of this week so far: /digest.
func Digest(t *dialog.Turn) error {
	d, err := loadDigest(t, thisWeek(t.Today()))
	if err != nil {
		return err
	}
	screen, err := digestScreen(t, d, t.Staff.Scope)
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
	d, err := loadDigest(t, lastWeek(store.DateOf(due, t.Zone)))
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
		screen, err := digestScreen(t, d, reader.Scope)
		if err != nil {
			return err
		}
		t.NotifyStaff(reader, screen)
	}
	return nil
}

// digest is what the digests of some days are made of, for readers with any scope.
type digest struct {
	dayRange
	// entered counts what happened on the days and a week before.
	entered []store.EntryCount
	// responses are the answer times of all regions.
	responses responseTimes
	backlog   desk.Backlog
}

func loadDigest(t *dialog.Turn, days dayRange) (digest, error) {
	d := digest{dayRange: days}
	var err error
	if d.entered, err = t.Tx.EntryCounts(days.weekBefore().First, days.Last); err != nil {
		return d, fmt.Errorf("read the counts of the digest: %w", err)
	}
	if d.responses, err = (figures{t, days}).responseTimesIn(store.Scope{}); err != nil {
		return d, err
	}
	d.backlog, err = desk.CountBacklog(t)
	return d, err
}
