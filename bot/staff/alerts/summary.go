// Package alerts tells the staff by itself what waits and what is late, and lets them
// pause that.
package alerts

import (
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// SummaryJob tells moderators and administrators on working days, each at the hour
// they chose, what waits in their scope. Coordinators have their weekly digest.
func SummaryJob() dialog.Job { return dialog.Job{Name: "summary", Due: summaryDue, Run: sendSummaries} }

// summaryDue looks at every hour, and at the minute of the catalogue's time, so
// that nobody is told later than they were promised.
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

// lastFullHour is the last full hour by the clocks of the zone.
func lastFullHour(_ *store.Catalogue, now time.Time, zone *time.Location) time.Time {
	start := store.DateOf(now, zone).Midnight(zone)
	return start.Add(now.Sub(start).Truncate(time.Hour))
}

// sendSummaries tells those whose time has come today and who were not told yet.
// What a stopped bot missed is made up for on the same day.
func sendSummaries(t *dialog.Turn, _ time.Time) error {
	if !t.Catalogue.Deadline.IsWorkingDay(t.Today()) {
		return nil
	}
	staff, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return err
	}
	var waits *desk.Backlog
	for _, reader := range staff {
		if !summaryIsDue(t, reader) {
			continue
		}
		if waits == nil {
			counted, err := desk.CountBacklog(t)
			if err != nil {
				return err
			}
			waits = &counted
		}
		if err := sendSummary(t, reader, *waits); err != nil {
			return err
		}
	}
	return nil
}

// summaryIsDue reports whether somebody is to be told now.
func summaryIsDue(t *dialog.Turn, reader store.Staff) bool {
	at, wanted := summaryAt(t, reader)
	return wanted && reader.LastSummaryOn != t.Today() && !reader.Paused(t.Now) && !t.Now.Before(at)
}

func overAnHourLate(t *dialog.Turn, reader store.Staff) bool {
	at, _ := summaryAt(t, reader)
	return !t.Now.Before(at.Add(time.Hour))
}

// summaryAt is when somebody is told today, if they are told at all.
func summaryAt(t *dialog.Turn, reader store.Staff) (time.Time, bool) {
	at, wanted := summaryTimeOfDay(t.Catalogue.Moderation, reader)
	return t.Today().Midnight(t.Zone).Add(time.Duration(at)), wanted
}

// summaryTimeOfDay is when somebody is told, if they are told at all.
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

// sendSummary tells one person what waits, if something does. In the evening, once
// the quiet hours last until another day, it is too late for it, and so it is for
// somebody who came to the staff after their hour.
func sendSummary(t *dialog.Turn, reader store.Staff, waits desk.Backlog) error {
	tooLate := store.DateOf(t.QuietUntil(), t.Zone) != t.Today() || reader.LastSummaryOn == "" && overAnHourLate(t, reader)
	reader.LastSummaryOn = t.Today()
	if err := store.StaffRecords.Put(t.Tx, reader); err != nil {
		return err
	}
	waiting := waits.Within(reader.Scope)
	reachable, err := store.IsReachable(t.Tx, reader.ID)
	if err != nil || !reachable || tooLate || waiting.All == 0 {
		return err
	}
	screen := summaryScreen(waiting, waits.ByAssignee[reader.ID])
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
