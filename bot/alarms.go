package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"usynys/store"
)

// Alarms are rung so many at once, in one transaction. One that fails rings again
// after a while.
const (
	alarmsAtOnce = 50
	ringAgain    = time.Minute
)

// alarmed wakes the one that watches the alarms, after one may have been set.
type alarmed chan struct{}

func (a alarmed) wake() {
	select {
	case a <- struct{}{}:
	default:
	}
}

// watchAlarms rings alarms when their time has come, until ctx ends.
func (b *Bot) watchAlarms(ctx context.Context) error {
	for {
		next, err := b.ringAlarms(ctx)
		if err != nil {
			return ignoreCanceled(err)
		}
		wait := lookEvery
		if !next.IsZero() {
			wait = min(wait, max(next.Sub(b.now()), 0))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-b.alarmed:
		case <-b.after(wait):
		}
	}
}

// ringAlarms rings all alarms whose time has come and says when the next one
// rings.
func (b *Bot) ringAlarms(ctx context.Context) (next time.Time, err error) {
	for {
		err := b.store.View(ctx, func(r store.Reader) error {
			next, err = r.NextAlarm()
			return err
		})
		if err != nil || next.IsZero() || next.After(b.now()) {
			return next, err
		}
		if _, err := b.ring(ctx); err != nil {
			return next, err
		}
		b.sender.Wake()
	}
}

// ring rings alarms in one transaction and says how many. One whose work fails is put
// off, and the others are rung without it; a [dialog.Problem] is a failure too. Only a store that fails is an error.
func (b *Bot) ring(ctx context.Context) (rung int, err error) {
	putOff := map[store.Alarm]bool{}
	for {
		var failed *store.Alarm
		err := b.store.Update(ctx, func(tx store.Tx) error {
			failed = nil
			due, err := tx.Alarms(b.now(), alarmsAtOnce)
			if err != nil {
				return err
			}
			rung = len(due)
			for _, alarm := range due {
				if err := b.ringOne(tx, alarm, putOff[alarm]); err != nil {
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
		b.log.Error("an alarm failed, it rings again", "alarm", string(failed.Kind), "error", err)
	}
}

// ringOne does what is to be done on an alarm. The alarm is gone before, so that it
// may be set anew.
func (b *Bot) ringOne(tx store.Tx, alarm store.Alarm, putOff bool) error {
	if putOff {
		alarm.At = b.now().Add(ringAgain)
		return tx.SetAlarm(alarm)
	}
	if err := tx.ClearAlarm(alarm.Kind, alarm.Subject); err != nil {
		return err
	}
	entry, known := b.abilities.Alarm(alarm.Kind)
	if !known {
		return errors.New("nothing is to be done on this kind of alarm")
	}
	turn := b.clockTurn(tx)
	if err := safely(func() error { return entry.Run(turn, alarm) }); err != nil {
		return err
	}
	return b.conclude(turn)
}
