package alerts

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// escalationBatch is how many proposals are marked as escalated in one transaction, to
// keep it short. The rest follows after pauses: 50,000 within half an hour, before the job
// runs again.
const (
	escalationBatch = 15
	escalationPause = 500 * time.Millisecond
	// maxLateScanned is how many late proposals one transaction reads to find them.
	maxLateScanned = 10_000
)

// EscalationJob notifies the staff of late answers level by level, each once: moderators
// first, then coordinators, then administrators.
func EscalationJob() dialog.Job {
	return dialog.Job{Name: "escalate", Due: lastFullHour, Run: func(t *dialog.Turn, due time.Time) error {
		e, err := newEscalation(t, due)
		if err != nil {
			return err
		}
		totals, err := e.count(t)
		if err != nil || len(totals) == 0 {
			return err
		}
		found, err := e.find(t, totals)
		if err != nil {
			return err
		}
		if err := e.notify(t, totals, found); err != nil {
			return err
		}
		return e.mark(t, found)
	}}
}

// ContinueEscalation marks what was too much for one transaction. The first one has
// notified the recipients of all.
func ContinueEscalation(t *dialog.Turn, alarm store.Alarm) error {
	e, err := newEscalation(t, time.Unix(int64(alarm.Subject), 0))
	if err != nil {
		return err
	}
	found, err := e.find(t, nil)
	if err != nil {
		return err
	}
	return e.mark(t, found)
}

// escalation determines which levels have to be notified of what is late at a moment.
type escalation struct {
	at    time.Time
	staff []store.Staff
	// known are the levels to notify, by what proposals have in common.
	known map[store.QueueCount][]escalationLevel
	// reached is how many levels have to be notified, by the deadline.
	reached map[store.Date]int
}

func newEscalation(t *dialog.Turn, at time.Time) (*escalation, error) {
	staff, err := reachableStaff(t)
	return &escalation{at: at, staff: staff, known: map[store.QueueCount][]escalationLevel{}, reached: map[store.Date]int{}}, err
}

func (e *escalation) reachedBy(t *dialog.Turn, due store.Date) int {
	reached, known := e.reached[due]
	if !known {
		reached = levelAt(t.Catalogue.Moderation.Escalation, due.AddDays(1).Midnight(t.Zone), e.at)
		e.reached[due] = reached
	}
	return reached
}

// lateProposal is an entry of the queue with the levels that have to be notified of it.
type lateProposal struct {
	store.QueueEntry
	levels []escalationLevel
}

// escalationLevel is a level, counted from 1, with its recipients for a proposal.
type escalationLevel struct {
	number     int
	recipients []store.Staff
}

// levels returns the levels that have to be notified of proposals of a kind.
func (e *escalation) levels(t *dialog.Turn, kind store.QueueCount) []escalationLevel {
	reached := e.reachedBy(t, kind.Due)
	if reached <= kind.Escalated {
		return nil
	}
	// Of the deadline only the number of levels that it has reached matters.
	kind = store.QueueCount{Count: reached, Region: kind.Region, Topic: kind.Topic, Assignee: kind.Assignee, Escalated: kind.Escalated}
	list, known := e.known[kind]
	if !known {
		p := store.Proposal{Region: kind.Region, Topic: kind.Topic, Assignee: kind.Assignee, EscalationLevel: kind.Escalated}
		list = levelsToNotify(e.staff, p, reached, t.Now)
		e.known[kind] = list
	}
	return list
}

// count returns how many late answers each recipient has to be notified of.
func (e *escalation) count(t *dialog.Turn) (map[store.PersonID]int, error) {
	totals := map[store.PersonID]int{}
	for c, err := range t.Tx.QueueCounts(store.StatusSubmitted) {
		if err != nil {
			return nil, fmt.Errorf("count late answers: %w", err)
		}
		for _, level := range e.levels(t, c) {
			for _, reader := range level.recipients {
				totals[reader.ID] += c.Count
			}
		}
	}
	return totals, nil
}

// find returns the first late answers that have recipients: one more than a batch, and
// more until there are enough to list for each recipient in totals.
func (e *escalation) find(t *dialog.Turn, totals map[store.PersonID]int) ([]lateProposal, error) {
	missing := map[store.PersonID]int{}
	for id, total := range totals {
		missing[id] = min(total, maxLateListed)
	}
	var list []lateProposal
	scanned := 0
	for level := range desk.EscalationLevels {
		for entry, err := range t.Tx.Late(level, t.Today()) {
			if err != nil {
				return nil, fmt.Errorf("look for late answers: %w", err)
			}
			levels := e.levels(t, store.QueueCount{
				Due: entry.Due, Region: entry.Region, Topic: entry.Topic, Assignee: entry.Assignee, Escalated: level,
			})
			if len(levels) > 0 {
				list = append(list, lateProposal{QueueEntry: entry, levels: levels})
				drawNames(missing, levels)
			}
			scanned++
			if len(list) > escalationBatch && len(missing) == 0 || scanned == maxLateScanned {
				return list, nil
			}
			if e.reachedBy(t, entry.Due) <= level {
				break
			}
		}
	}
	return list, nil
}

// drawNames subtracts one from what is missing in the list of each recipient.
func drawNames(missing map[store.PersonID]int, levels []escalationLevel) {
	for _, level := range levels {
		for _, reader := range level.recipients {
			if missing[reader.ID]--; missing[reader.ID] <= 0 {
				delete(missing, reader.ID)
			}
		}
	}
}

// mark saves which levels were notified, so that each is once. A level without recipients
// is not marked, so that the job tries it again.
func (e *escalation) mark(t *dialog.Turn, all []lateProposal) error {
	for _, p := range all[:min(len(all), escalationBatch)] {
		for _, level := range p.levels {
			change := rules.Change{Proposal: p.Seq, Action: store.ActionEscalate, At: t.Now, Level: level.number}
			if _, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, change); err != nil {
				return fmt.Errorf("mark the late answer to proposal %d: %w", p.Seq, err)
			}
		}
	}
	if len(all) <= escalationBatch {
		return nil
	}
	return t.Tx.SetAlarm(store.Alarm{At: t.Now.Add(escalationPause).UTC(), Kind: store.AlarmEscalate, Subject: uint64(e.at.Unix())})
}
