package alerts

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// escalationBatch is how many proposals are noted as late in one transaction, so that
// nobody's press waits for it. The rest follows in parts: 50,000 within half an hour,
// before the job comes again.
const (
	escalationBatch = 15
	escalationPause = 500 * time.Millisecond
	// lateLookedAt is how many late proposals one transaction looks at to find them.
	lateLookedAt = 10_000
)

// EscalationJob tells of answers that are late: moderators first, then the
// coordinators, then the administrators, each once.
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
		if err := e.tell(t, totals, found); err != nil {
			return err
		}
		return e.note(t, found)
	}}
}

// ContinueEscalation notes what was too much for one transaction. Everybody was told of
// it by the first.
func ContinueEscalation(t *dialog.Turn, alarm store.Alarm) error {
	e, err := newEscalation(t, time.Unix(int64(alarm.Subject), 0))
	if err != nil {
		return err
	}
	found, err := e.find(t, nil)
	if err != nil {
		return err
	}
	return e.note(t, found)
}

// escalation finds out who has to hear at a moment of what is late.
type escalation struct {
	at    time.Time
	staff []store.Staff
	// known are the circles that hear of places that have this in common.
	known map[store.QueueCount][]escalationLevel
	// reached is how many circles must know of what was promised for a day.
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

// lateProposal is a place of which some circles have to hear: those who do so, circle by
// circle.
type lateProposal struct {
	store.QueueEntry
	levels []escalationLevel
}

// escalationLevel is who hears of a late answer in one of the circles, which count from 1.
type escalationLevel struct {
	number     int
	recipients []store.Staff
}

// heard are the circles that hear of what is of a kind.
func (e *escalation) heard(t *dialog.Turn, kind store.QueueCount) []escalationLevel {
	reached := e.reachedBy(t, kind.Due)
	if reached <= kind.Escalated {
		return nil
	}
	// Of the days only how many circles they have reached makes a difference.
	kind = store.QueueCount{Count: reached, Region: kind.Region, Topic: kind.Topic, Assignee: kind.Assignee, Escalated: kind.Escalated}
	list, known := e.known[kind]
	if !known {
		p := store.Proposal{Region: kind.Region, Topic: kind.Topic, Assignee: kind.Assignee, EscalationLevel: kind.Escalated}
		list = levelsToNotify(e.staff, p, reached, t.Now)
		e.known[kind] = list
	}
	return list
}

// count counts of how many late answers each of the staff has to hear.
func (e *escalation) count(t *dialog.Turn) (map[store.PersonID]int, error) {
	totals := map[store.PersonID]int{}
	for c, err := range t.Tx.QueueCounts(store.StatusSubmitted) {
		if err != nil {
			return nil, fmt.Errorf("count late answers: %w", err)
		}
		for _, circle := range e.heard(t, c) {
			for _, reader := range circle.recipients {
				totals[reader.ID] += c.Count
			}
		}
	}
	return totals, nil
}

// find lists the first late answers of which somebody who listens has to hear: one more
// than are noted at once, and on until there are enough of them to name for everybody
// in totals.
func (e *escalation) find(t *dialog.Turn, totals map[store.PersonID]int) ([]lateProposal, error) {
	missing := map[store.PersonID]int{}
	for id, total := range totals {
		missing[id] = min(total, maxLateListed)
	}
	var list []lateProposal
	looked := 0
	for told := range desk.EscalationLevels {
		for place, err := range t.Tx.Late(told, t.Today()) {
			if err != nil {
				return nil, fmt.Errorf("look for late answers: %w", err)
			}
			heard := e.heard(t, store.QueueCount{
				Due: place.Due, Region: place.Region, Topic: place.Topic, Assignee: place.Assignee, Escalated: told,
			})
			if len(heard) > 0 {
				list = append(list, lateProposal{QueueEntry: place, levels: heard})
				drawNames(missing, heard)
			}
			looked++
			if len(list) > escalationBatch && len(missing) == 0 || looked == lateLookedAt {
				return list, nil
			}
			if e.reachedBy(t, place.Due) <= told {
				break
			}
		}
	}
	return list, nil
}

// drawNames takes from how many names are missing for each of those who hear.
func drawNames(missing map[store.PersonID]int, heard []escalationLevel) {
	for _, circle := range heard {
		for _, reader := range circle.recipients {
			if missing[reader.ID]--; missing[reader.ID] <= 0 {
				delete(missing, reader.ID)
			}
		}
	}
}

// levelAt is how many circles must know at a moment of an answer that is
// late from another.
func levelAt(e store.EscalationDelays, lateFrom, at time.Time) int {
	reached := 0
	for _, span := range []store.Duration{e.Moderators, e.Coordinators, e.Administrators} {
		if !at.Before(lateFrom.Add(time.Duration(span))) {
			reached++
		}
	}
	return reached
}

// note writes down who knows, so that each circle is told once. Where nobody could
// be told nothing is written, so that it is tried again.
func (e *escalation) note(t *dialog.Turn, all []lateProposal) error {
	for _, p := range all[:min(len(all), escalationBatch)] {
		for _, circle := range p.levels {
			change := rules.Change{Proposal: p.Seq, Action: store.ActionEscalate, At: t.Now, Level: circle.number}
			if _, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, change); err != nil {
				return fmt.Errorf("note that the answer to proposal %d is late: %w", p.Seq, err)
			}
		}
	}
	if len(all) <= escalationBatch {
		return nil
	}
	return t.Tx.SetAlarm(store.Alarm{At: t.Now.Add(escalationPause).UTC(), Kind: store.AlarmEscalate, Subject: uint64(e.at.Unix())})
}
