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

// maxShown is how many of those that wait the message of a group names.
const maxShown = 5

// summary is what waits within the scope of a group.
type summary struct {
	waiting, late, urgent int
	// items are the first of them, with who has them.
	items []item
	// expiresAt is when the message stops being true by itself.
	expiresAt time.Time
}

type item struct {
	proposal store.Proposal
	// leasedBy is the name of who looks at it, given that of who is to; both are empty
	// where nobody is, and unnamed where that person has no name.
	leasedBy, assignedTo *string
}

// loadSummary takes from what was counted what waits for a group, and reads the first of
// it.
func loadSummary(t *dialog.Turn, backlog desk.Backlog, group store.Group) (summary, error) {
	count := backlog.Within(group.Scope)
	s := summary{
		waiting: count.All, late: count.Late, urgent: count.Urgent,
		expiresAt: t.Today().AddDays(1).Midnight(t.Zone),
	}
	shown := min(s.waiting, maxShown)
	if shown == 0 {
		return s, nil
	}
	for place, err := range t.Tx.Queue(store.QueueFilter{Status: store.StatusSubmitted, Scope: group.Scope}, store.QueueOrder{}) {
		if err != nil {
			return s, fmt.Errorf("go through the queue: %w", err)
		}
		if err := s.addItem(t, place.Seq); err != nil {
			return s, err
		}
		if len(s.items) == shown {
			break
		}
	}
	return s, nil
}

// addItem reads one of those that are named.
func (s *summary) addItem(t *dialog.Turn, seq store.Seq) error {
	p, err := t.Tx.Proposal(seq)
	if err != nil {
		return fmt.Errorf("read proposal %d of the queue: %w", seq, err)
	}
	lease, err := store.FindLease(t.Tx, seq)
	if err != nil {
		return fmt.Errorf("read who has proposal %d: %w", seq, err)
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

// showSummary shows in a group what waits, in the place named by row, and sees to it
// that it is looked at again when it stops being true by itself.
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
	// One lane for all, so that a waiting message is replaced by a newer one.
	row.Lane, row.Slot = store.LaneNotices, store.GroupSlot
	if s.waiting == 0 {
		row.NotAbove = 0 // That nothing waits is no reason to ring.
	}
	t.PostToGroup(group.Chat, group.Language, row, summaryScreen(t, group, s))
	if s.waiting == 0 {
		return nil
	}
	return rules.ScheduleGroupRefresh(t.Tx, group, s.expiresAt)
}

// Refresh brings the message of a group up to date for the person who asks.
func Refresh(t *dialog.Turn) error {
	group, err := linkedGroup(t)
	if err != nil {
		return err
	}
	t.ShowHint(dialog.Say("group_refreshed"))
	return showSummary(t, group, store.OutboxRow{})
}

// RefreshOnAlarm brings the message of a group up to date after something has changed.
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

// DailyJob sends the message of each group again on working days, below what was
// written there since, if something waits.
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
		// Below the message that is there now, a new one is sent.
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
