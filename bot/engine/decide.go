package engine

import (
	"errors"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// Decide handles an update, and deduplicates updates that are delivered again. It writes
// all effects to tx and sends nothing. It returns a toast for a press.
//
// After an error the caller rolls the transaction back, and calls Decide again in the
// next with the error in the update: a bare [dialog.Problem], which the handler returned
// after a write, as Rejected, so that only the problem is said; any other error as
// DecodeErr, so that the update goes to the quarantine.
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
		// The bot has no buttons outside of private chats and groups.
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

// turn returns a turn with the sender's records.
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
		// Buttons of an erased session must not match a new one: revisions start at the
		// Unix time, which rises faster than anyone can press.
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

// seenWithin is the resolution of [store.Staff].LastSeen: it saves writes.
const seenWithin = 5 * time.Minute

// currentStaff returns the sender's staff record, after updating its name and the time
// they were last seen; nil for a sender who is not on the staff.
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
