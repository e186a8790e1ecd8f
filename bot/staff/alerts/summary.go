// Package alerts notifies the staff of what waits and what is late, and lets each of them
// pause that.
package alerts

import (
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// SummaryJob sends moderators and administrators on working days, each at their own hour,
// a summary of what waits in their scope. Coordinators have their weekly digest.
func SummaryJob() dialog.Job { return dialog.Job{Name: "summary", Due: summaryDue, Run: sendSummaries} }

// summaryDue is due at every full hour, and at the minute of the catalogue's time: both
// are hours that a summary can be wanted at.
func summaryDue(catalogue *store.Catalogue, now time.Time, zone *time.Location) time.Time {
	hour := lastFullHour(catalogue, now, zone)
	minutes := time.Duration(catalogue.Moderation.SummaryTime) % time.Hour
	if at := hour.Add(minutes); !at.After(now) {
		return at
	}
	if before := hour.Add(minutes - time.Hour); before.After(hour) {
		return before
	}
	return hour
}

// lastFullHour returns the last full hour in the zone.
func lastFullHour(_ *store.Catalogue, now time.Time, zone *time.Location) time.Time {
	start := store.DateOf(now, zone).Midnight(zone)
	return start.Add(now.Sub(start).Truncate(time.Hour))
}

// sendSummaries sends the summaries that are due today and were not sent. What a stopped
// bot missed is sent on the same day.
func sendSummaries(t *dialog.Turn, _ time.Time) error {
	if !t.Catalogue.Deadline.IsWorkingDay(t.Today()) {
		return nil
	}
	staff, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return err
	}
	var backlog *desk.Backlog
	for _, reader := range staff {
		if !summaryIsDue(t, reader) {
			continue
		}
		if backlog == nil {
			counted, err := desk.CountBacklog(t)
			if err != nil {
				return err
			}
			backlog = &counted
		}
		if err := sendSummary(t, reader, *backlog); err != nil {
			return err
		}
	}
	return nil
}

// summaryIsDue reports whether a reader's summary is to be sent now.
func summaryIsDue(t *dialog.Turn, reader store.Staff) bool {
	at, wanted := summaryAt(t, reader)
	return wanted && reader.LastSummaryOn != t.Today() && !reader.Paused(t.Now) && !t.Now.Before(at)
}

func overAnHourLate(t *dialog.Turn, reader store.Staff) bool {
	at, _ := summaryAt(t, reader)
	return !t.Now.Before(at.Add(time.Hour))
}

// summaryAt returns when a reader's summary is due today, if they get one.
func summaryAt(t *dialog.Turn, reader store.Staff) (time.Time, bool) {
	at, wanted := summaryTimeOfDay(t.Catalogue.Moderation, reader)
	return t.Today().Midnight(t.Zone).Add(time.Duration(at)), wanted
}

// summaryTimeOfDay returns when a reader's summary is due, if they get one.
func summaryTimeOfDay(m store.Moderation, reader store.Staff) (store.TimeOfDay, bool) {
	switch {
	case reader.Role != store.RoleModerator && reader.Role != store.RoleAdministrator:
		return 0, false
	case reader.SummaryHour == nil:
		return m.SummaryTime, true
	case *reader.SummaryHour == store.NoSummary:
		return 0, false
	}
	return store.TimeOfDay(time.Duration(*reader.SummaryHour) * time.Hour), true
}

// sendSummary sends one summary, if something waits. It is too late for it once the quiet
// hours last until the next day, and on the first day of a new member of the staff an hour
// after its time.
func sendSummary(t *dialog.Turn, reader store.Staff, backlog desk.Backlog) error {
	tooLate := store.DateOf(t.QuietUntil(), t.Zone) != t.Today() || reader.LastSummaryOn == "" && overAnHourLate(t, reader)
	reader.LastSummaryOn = t.Today()
	if err := store.StaffRecords.Put(t.Tx, reader); err != nil {
		return err
	}
	waiting := backlog.Within(reader.Scope)
	reachable, err := store.IsReachable(t.Tx, reader.ID)
	if err != nil || !reachable || tooLate || waiting.All == 0 {
		return err
	}
	screen := summaryScreen(waiting, backlog.ByAssignee[reader.ID])
	if reader.SummaryHour != nil {
		// They chose the hour themselves, even if it is a quiet one for the others.
		t.Notify(reader.ID, screen)
		return nil
	}
	t.NotifyStaff(reader, screen)
	return nil
}

func summaryScreen(waiting desk.BacklogCount, mine int) dialog.Screen {
	rows := []dialog.Text{dialog.Say("summary_waiting", dialog.Data{"Number": waiting.All})}
	add := func(key string, number int) {
		if number > 0 {
			rows = append(rows, dialog.Say(key, dialog.Data{"Number": number}))
		}
	}
	add("summary_late", waiting.Late)
	add("summary_urgent", waiting.Urgent)
	add("summary_mine", mine)
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("summary", dialog.Data{"Rows": rows}), dialog.Say("summary_how")}}
	screen.AddRow(desk.ActionButton("button_begin", card.QueueAction, ""))
	return screen
}
