package engine

import (
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// watchQueue runs decide and, if the queue may look different after it, sets an alarm
// for the message of each staff group. Changes that follow each other within the
// catalogue's span are one edit.
func (e *Engine) watchQueue(tx store.Tx, now time.Time, decide func(store.Tx) error) error {
	watch := &store.QueueTracker{Tx: tx}
	if err := decide(watch); err != nil || !watch.Changed {
		return err
	}
	groups, err := store.Groups.All(tx)
	if err != nil {
		return err
	}
	at := now.Add(time.Duration(e.catalogue.Moderation.GroupRefreshInterval))
	for _, group := range groups {
		if err := rules.ScheduleGroupRefresh(tx, group, at); err != nil {
			return err
		}
	}
	return nil
}
