package moderator

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// escalateAtOnce is how many proposals are noted as late in one transaction, so
// that nobody's press waits for it. The rest follows a minute later.
const (
	escalateAtOnce = 200
	escalateAgain  = time.Minute
)

// circles is how many circles of staff hear of a late answer, one after the other:
// moderators, coordinators, administrators.
const circles = 3

// Escalation tells of answers that are late: moderators first, then the
// coordinators, then the administrators, each once.
func Escalation() dialog.Job {
	return dialog.Job{Name: "escalate", Due: hourly, Run: func(t *dialog.Turn, due time.Time) error {
		staff, err := listening(t)
		if err != nil {
			return err
		}
		late, err := findLate(t, staff, due)
		if err != nil {
			return err
		}
		tellLate(t, staff, late)
		return noteLate(t, late, due)
	}}
}

// EscalateRest notes what was too much for one transaction. Everybody was told of
// it by the first.
func EscalateRest(t *dialog.Turn, alarm store.Alarm) error {
	due := time.Unix(int64(alarm.Subject), 0)
	staff, err := listening(t)
	if err != nil {
		return err
	}
	late, err := findLate(t, staff, due)
	if err != nil {
		return err
	}
	return noteLate(t, late, due)
}

// late is a proposal of which some circles have to hear: those who do so, circle by
// circle.
type late struct {
	store.Proposal
	heard []circle
}

// circle is who hears of a late answer in one of the circles, which count from 1.
type circle struct {
	number  int
	readers []store.Staff
}

// findLate lists what is late at a moment and of which somebody who listens has to
// hear, in the order of the queue.
func findLate(t *dialog.Turn, staff []store.Staff, at time.Time) ([]late, error) {
	var list []late
	for place, err := range t.Tx.Queue(store.Submitted, store.QueuePlace{}) {
		if err != nil {
			return nil, fmt.Errorf("look for late answers: %w", err)
		}
		reached := circlesReached(t.Catalogue.Moderation.Escalate, place.Due.AddDays(1).Start(t.Zone), at)
		if reached == 0 {
			continue
		}
		p, err := t.Tx.Proposal(place.Seq)
		if err != nil {
			return nil, fmt.Errorf("read proposal %d, which is late: %w", place.Seq, err)
		}
		if heard := circlesOf(staff, p, reached, t.Now); len(heard) > 0 {
			list = append(list, late{Proposal: p, heard: heard})
		}
	}
	return list, nil
}

// circlesReached is how many circles must know at a moment of an answer that is
// late from another.
func circlesReached(e store.Escalation, lateFrom, at time.Time) int {
	reached := 0
	for _, span := range []store.Duration{e.Moderators, e.Coordinators, e.Administrators} {
		if !at.Before(lateFrom.Add(time.Duration(span))) {
			reached++
		}
	}
	return reached
}

// noteLate writes down who knows, so that each circle is told once. Where nobody could
// be told nothing is written, so that it is tried again.
func noteLate(t *dialog.Turn, all []late, due time.Time) error {
	for _, p := range all[:min(len(all), escalateAtOnce)] {
		for _, circle := range p.heard {
			change := store.Change{Proposal: p.Seq, Action: store.ActionEscalate, At: t.Now, Circle: circle.number}
			if _, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, change); err != nil {
				return fmt.Errorf("note that the answer to proposal %d is late: %w", p.Seq, err)
			}
		}
	}
	if len(all) <= escalateAtOnce {
		return nil
	}
	return t.Tx.SetAlarm(store.Alarm{At: t.Now.Add(escalateAgain).UTC(), Kind: store.AlarmEscalate, Subject: uint64(due.Unix())})
}
