package clock

import (
	"context"
	"errors"
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

const (
	alarmsAtOnce = 50          // in one transaction
	ringAgain    = time.Minute // after a failure
)

// RingAlarms rings alarms when they are due, until ctx ends.
func (c *Clock) RingAlarms(ctx context.Context) error {
	for {
		next, err := c.RingDueAlarms(ctx)
		if err != nil {
			return err
		}
		wait := lookEvery
		if !next.IsZero() {
			wait = min(wait, max(next.Sub(c.Now()), 0))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-c.alarms:
		case <-c.After(wait):
		}
	}
}

// RingDueAlarms rings all alarms that are due. It returns the time of the next one, the
// zero time if there is none.
func (c *Clock) RingDueAlarms(ctx context.Context) (next time.Time, err error) {
	for {
		next, err := view(ctx, c.Store, store.Reader.NextAlarm)
		if err != nil || next.IsZero() || next.After(c.Now()) {
			return next, err
		}
		if _, err := c.Ring(ctx); err != nil {
			return next, err
		}
		c.Committed()
	}
}

// Ring rings due alarms in one transaction and returns how many. One whose work fails is
// put off, and the others are rung without it; a [dialog.Problem] is a failure too. Only
// a store that fails is an error.
func (c *Clock) Ring(ctx context.Context) (rung int, err error) {
	putOff := map[store.Alarm]bool{}
	for {
		var failed *store.Alarm
		err := c.Store.Update(ctx, func(tx store.Tx) error {
			failed = nil
			due, err := tx.Alarms(c.Now(), alarmsAtOnce)
			if err != nil {
				return err
			}
			rung = len(due)
			for _, alarm := range due {
				if err := c.ringOne(tx, alarm, putOff[alarm]); err != nil {
					failed = &alarm
					return err
				}
			}
			return nil
		})
		switch {
		case err == nil:
			return rung, nil
		case failed == nil || putOff[*failed] || ctx.Err() != nil:
			return 0, fmt.Errorf("ring the alarms: %w", err)
		}
		putOff[*failed] = true
		c.Log.Error("an alarm failed, it rings again", "alarm", string(failed.Kind), "error", err)
	}
}

// ringOne runs the handler of an alarm, or puts the alarm off. It deletes the alarm
// first, so that the handler may set it again.
func (c *Clock) ringOne(tx store.Tx, alarm store.Alarm, putOff bool) error {
	if putOff {
		alarm.At = c.Now().Add(ringAgain)
		return tx.SetAlarm(alarm)
	}
	if err := tx.ClearAlarm(alarm.Kind, alarm.Subject); err != nil {
		return err
	}
	entry, known := c.Registry.Alarm(alarm.Kind)
	if !known {
		return errors.New("nothing is to be done on this kind of alarm")
	}
	return c.Engine.Act(tx, c.Now(), func(t *dialog.Turn) error { return entry.Run(t, alarm) })
}
