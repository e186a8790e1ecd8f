package admin

import (
	"errors"
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// shownInGroup is how many of those that wait the message of a group names.
const shownInGroup = 5

// summary is what waits within the scope of a group.
type summary struct {
	waiting, late, urgent int
	// next are the first of them, with who has them.
	next []waiting
	// until is when the message stops being true by itself.
	until time.Time
}

type waiting struct {
	proposal store.Proposal
	// holder is the name of who looks at it, given that of who is to; both are empty
	// where nobody is, and unnamed where somebody has no name.
	holder, given *string
}

// summarise counts what waits for a group, and reads the first of it.
func summarise(t *dialog.Turn, group store.Group) (summary, error) {
	today := t.Today()
	s := summary{until: today.AddDays(1).Start(t.Zone)}
	for c, err := range t.Tx.QueueCounts(store.Submitted) {
		if err != nil {
			return s, fmt.Errorf("count what waits: %w", err)
		}
		if !group.Scope.Covers(c.Region, c.Topic) {
			continue
		}
		s.waiting += c.Count
		if c.Due < today {
			s.late += c.Count
		}
		if c.Urgent {
			s.urgent += c.Count
		}
	}
	for place, err := range t.Tx.Queue(store.QueueFilter{Status: store.Submitted, Scope: group.Scope}, store.QueueOrder{}) {
		if err != nil {
			return s, fmt.Errorf("go through the queue: %w", err)
		}
		if err := s.add(t, place.Seq); err != nil {
			return s, err
		}
		if len(s.next) == shownInGroup {
			break
		}
	}
	return s, nil
}

// add reads one of those that are named.
func (s *summary) add(t *dialog.Turn, seq store.Seq) error {
	p, err := t.Tx.Proposal(seq)
	if err != nil {
		return fmt.Errorf("read proposal %d of the queue: %w", seq, err)
	}
	lease, err := store.LeaseOf(t.Tx, seq)
	if err != nil {
		return fmt.Errorf("read who has proposal %d: %w", seq, err)
	}
	one := waiting{proposal: p}
	switch {
	case lease.Holds(t.Now):
		one.holder = &lease.ByName
		if lease.Until.Before(s.until) {
			s.until = lease.Until
		}
	case p.Assignee != 0:
		one.given = &p.AssigneeName
	}
	s.next = append(s.next, one)
	return nil
}

// showSummary shows in a group what waits, in the place named by row, and sees to it
// that it is looked at again when it stops being true by itself.
func showSummary(t *dialog.Turn, group store.Group, row store.Outgoing) error {
	s, err := summarise(t, group)
	if err != nil {
		return err
	}
	// One lane for all, so that a waiting message is replaced by a newer one.
	row.Lane, row.Slot = store.Notices, store.GroupSlot
	if s.waiting == 0 {
		row.After = 0 // That nothing waits is no reason to ring.
	}
	t.Post(group.Chat, group.Language, row, summaryScreen(t, group, s))
	if s.waiting == 0 {
		return nil
	}
	return store.RefreshGroup(t.Tx, group, s.until)
}

// RefreshGroup brings the message of a group up to date for whoever asks.
func RefreshGroup(t *dialog.Turn) error {
	group, err := linked(t)
	if err != nil {
		return err
	}
	t.Say(dialog.Say("group_refreshed"))
	return showSummary(t, group, store.Outgoing{})
}

// GroupAlarm brings the message of a group up to date after something has changed.
func GroupAlarm(t *dialog.Turn, alarm store.Alarm) error {
	group, err := store.GroupOf(t.Tx, alarm)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return showSummary(t, group, store.Outgoing{})
}

// DailyGroups sends the message of each group anew on working days, below what was
// written there since, if something waits.
func DailyGroups() dialog.Job {
	return dialog.Job{Name: "groups", Due: groupsDue, Run: sendGroups}
}

func groupsDue(catalogue *store.Catalogue, now time.Time, zone *time.Location) time.Time {
	day := store.DateOf(now, zone)
	for {
		at := day.Start(zone).Add(time.Duration(catalogue.Moderation.Summary))
		if catalogue.Answer.Works(day) && !at.After(now) {
			return at
		}
		day = day.AddDays(-1)
	}
}

func sendGroups(t *dialog.Turn, _ time.Time) error {
	groups, err := store.Groups.All(t.Tx)
	if err != nil {
		return err
	}
	for _, group := range groups {
		// Below the message that is there now, a new one is sent.
		message, err := t.Tx.Slot(group.Chat, store.GroupSlot)
		if err != nil {
			return err
		}
		if err := showSummary(t, group, store.Outgoing{After: message}); err != nil {
			return err
		}
	}
	return nil
}
