package groups

import (
	"errors"
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// maxShown is how many proposals the summary lists at most.
const maxShown = 5

// summary is what waits within the scope of a group.
type summary struct {
	waiting desk.BacklogCount
	// items are the first of what waits.
	items []item
	// expiresAt is when the summary is out of date even if nothing changes.
	expiresAt time.Time
}

type item struct {
	proposal store.Proposal
	// leasedBy and assignedTo are the colleague's name, which may be empty; nil without one.
	leasedBy, assignedTo *string
}

// loadSummary takes from the backlog what waits for a group, and reads the first of it.
func loadSummary(t *dialog.Turn, backlog desk.Backlog, group store.Group) (summary, error) {
	s := summary{waiting: backlog.Within(group.Scope), expiresAt: t.Today().AddDays(1).Midnight(t.Zone)}
	shown := min(s.waiting.All, maxShown)
	if shown == 0 {
		return s, nil
	}
	for entry, err := range t.Tx.Queue(store.QueueFilter{Status: store.StatusSubmitted, Scope: group.Scope}, store.QueueOrder{}) {
		if err != nil {
			return s, fmt.Errorf("go through the queue: %w", err)
		}
		if err := s.addItem(t, entry.Seq); err != nil {
			return s, err
		}
		if len(s.items) == shown {
			break
		}
	}
	return s, nil
}

// addItem reads one proposal and its lease.
func (s *summary) addItem(t *dialog.Turn, seq store.Seq) error {
	p, err := t.Tx.Proposal(seq)
	if err != nil {
		return fmt.Errorf("read proposal %d of the queue: %w", seq, err)
	}
	lease, err := store.FindLease(t.Tx, seq)
	if err != nil {
		return fmt.Errorf("read the lease of proposal %d: %w", seq, err)
	}
	one := item{proposal: p}
	switch {
	case lease.Active(t.Now):
		one.leasedBy = &lease.ByName
		if lease.Until.Before(s.expiresAt) {
			s.expiresAt = lease.Until
		}
	case p.Assignee != 0:
		one.assignedTo = &p.AssigneeName
	}
	s.items = append(s.items, one)
	return nil
}

// showSummary shows the summary in a group, where row says, and schedules a refresh for
// when it is out of date.
func showSummary(t *dialog.Turn, group store.Group, row store.OutboxRow) error {
	backlog, err := desk.CountBacklog(t)
	if err != nil {
		return err
	}
	return showCounted(t, backlog, group, row)
}

// showCounted is showSummary where the backlog is counted already.
func showCounted(t *dialog.Turn, backlog desk.Backlog, group store.Group, row store.OutboxRow) error {
	s, err := loadSummary(t, backlog, group)
	if err != nil {
		return err
	}
	// One lane for all, so that a newer row replaces one that waits.
	row.Lane, row.Slot = store.LaneNotices, store.GroupSlot
	if s.waiting.All == 0 {
		row.NotAbove = 0 // edit the message: a new one would notify the group that nothing waits
	}
	t.PostToGroup(group.Chat, group.Language, row, summaryScreen(t, group, s))
	if s.waiting.All == 0 {
		return nil
	}
	return rules.ScheduleGroupRefresh(t.Tx, group, s.expiresAt)
}

// Refresh updates the summary of a group: the button under it.
func Refresh(t *dialog.Turn) error {
	group, err := linkedGroup(t)
	if err != nil {
		return err
	}
	t.ShowHint(dialog.Say("group_refreshed"))
	return showSummary(t, group, store.OutboxRow{})
}

// RefreshOnAlarm updates the summary of a group after something has changed.
func RefreshOnAlarm(t *dialog.Turn, alarm store.Alarm) error {
	group, err := store.GroupForAlarm(t.Tx, alarm)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return showSummary(t, group, store.OutboxRow{})
}

// DailyJob sends the summary of each group again on working days if something waits, below
// what was written there since.
func DailyJob() dialog.Job {
	return dialog.Job{Name: "groups", Due: dailyDue, Run: sendDaily}
}

func dailyDue(catalogue *store.Catalogue, now time.Time, zone *time.Location) time.Time {
	day := store.DateOf(now, zone)
	for {
		at := day.Midnight(zone).Add(time.Duration(catalogue.Moderation.SummaryTime))
		if catalogue.Deadline.IsWorkingDay(day) && !at.After(now) {
			return at
		}
		day = day.AddDays(-1)
	}
}

func sendDaily(t *dialog.Turn, _ time.Time) error {
	groups, err := store.Groups.All(t.Tx)
	if err != nil {
		return err
	}
	backlog, err := desk.CountBacklog(t)
	if err != nil {
		return err
	}
	for _, group := range groups {
		// NotAbove the present message means that a new one is sent below it.
		message, err := t.Tx.Slot(group.Chat, store.GroupSlot)
		if err != nil {
			return err
		}
		if err := showCounted(t, backlog, group, store.OutboxRow{NotAbove: message}); err != nil {
			return err
		}
	}
	return nil
}
