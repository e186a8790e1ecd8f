package engine

import (
	"errors"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// Toast is the answer to a press, for the moment in which it is pressed.
type Toast struct{ Callback, Text string }

// Decide decides on an update, once however often it is delivered. Everything that
// comes of it is written to tx, and nothing is sent. A press gets a toast.
//
// After an error the transaction has to be rolled back, and Decide called in the next
// with the error in the update. An error that is a bare [dialog.Problem] is a rejection
// that came after something was written: with it as Rejected, only that is said. With any
// other error as DecodeErr, the update is put into quarantine.
func (e *Engine) Decide(tx store.Tx, update dialog.Update, now time.Time) (toast *Toast, err error) {
	seen, err := tx.Processed(update.Mark)
	if err != nil || seen && !update.Retried {
		return nil, err
	}
	if err := tx.MarkProcessed(update.Mark); err != nil {
		return nil, err
	}
	if update.DecodeErr != nil {
		return e.quarantine(tx, update, now)
	}
	err = Safely(func() error {
		return e.watchQueue(tx, now, func(tx store.Tx) error {
			toast, err = e.decide(tx, update, now)
			return err
		})
	})
	return toast, err
}

func (e *Engine) decide(tx store.Tx, update dialog.Update, now time.Time) (*Toast, error) {
	switch {
	case update.Input.Kind == dialog.Ignored:
		return nil, nil
	case update.Chat.Kind == dialog.Group:
		return e.decideGroup(tx, update, now)
	case update.Chat.Kind == dialog.Private && update.Sender.ID != 0 && !update.Sender.Bot:
		return e.decidePrivate(tx, update, now)
	case update.Input.Kind == dialog.Pressed:
		// A press neither in private nor in a group: no button of ours is there.
		return &Toast{Callback: update.Input.CallbackID}, nil
	}
	return nil, nil
}

func (e *Engine) decidePrivate(tx store.Tx, update dialog.Update, now time.Time) (*Toast, error) {
	turn, err := e.turn(tx, update, now)
	if err != nil {
		return nil, err
	}
	before, sessionBefore := *turn.Person, *turn.Session
	trackFlood(turn)
	switch update.Input.Kind {
	case dialog.BotBlocked:
		turn.Person.UnreachableSince = now.UTC()
		err = tx.DropOutbox(update.Chat.ID)
	default:
		turn.Person.UnreachableSince = time.Time{}
		e.registry.Care(turn)
		err = privateRoute.answer(turn, update.Rejected)
	}
	if err != nil {
		return nil, err
	}
	turn.Session.LastActiveAt = now.UTC()
	if err := e.save(turn, before, sessionBefore); err != nil {
		return nil, err
	}
	return e.toast(turn)
}

// turn gathers what a decision may be based on.
func (e *Engine) turn(tx store.Tx, update dialog.Update, now time.Time) (*dialog.Turn, error) {
	person, err := store.People.Get(tx, update.Sender.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	person.ID = update.Sender.ID
	session, err := store.SessionOf(tx, update.Sender.ID)
	if err != nil {
		return nil, err
	}
	if session.Revision == 0 {
		// Buttons of an erased session must not fit a new one: revisions start at
		// the time, which rises faster than anybody can press.
		session.Revision = uint32(now.Unix())
	}
	staff, err := currentStaff(tx, update.Sender, now)
	if err != nil {
		return nil, err
	}
	turn := e.newTurn(tx, now)
	turn.Person, turn.Session, turn.Staff = &person, &session, staff
	turn.Sender, turn.Input = update.Sender, update.Input
	return turn, nil
}

// seenWithin is how exactly the store knows when a member of the staff was last seen.
const seenWithin = 5 * time.Minute

// currentStaff returns the sender's staff record, with the name colleagues see and the
// time they were last seen kept up to date; nil for anybody else.
func currentStaff(tx store.Tx, sender dialog.Sender, now time.Time) (*store.Staff, error) {
	staff, err := store.StaffRecords.Get(tx, sender.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	renamed := staff.Name != sender.Name && sender.Name != ""
	if renamed || now.Sub(staff.LastSeen) >= seenWithin {
		if renamed {
			staff.Name = sender.Name
		}
		staff.LastSeen = now.UTC()
		if err := store.StaffRecords.Put(tx, staff); err != nil {
			return nil, err
		}
	}
	return &staff, nil
}

// save writes what the turn changed of its sender, and its effects.
func (e *Engine) save(turn *dialog.Turn, before store.Person, sessionBefore store.Session) error {
	if !turn.Erased {
		if err := turn.FlushDraft(); err != nil {
			return err
		}
		if *turn.Person != before {
			if err := store.People.Put(turn.Tx, *turn.Person); err != nil {
				return err
			}
		}
		if *turn.Session != sessionBefore {
			if err := store.Sessions.Put(turn.Tx, *turn.Session); err != nil {
				return err
			}
		}
	}
	return e.commitEffects(turn)
}
