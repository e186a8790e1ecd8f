package bot

import (
	"errors"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/participant"
	"usynys/store"
)

// toast is the answer to a press, for the moment in which it is pressed.
type toast struct{ callback, text string }

// decide handles one update inside the transaction: everything that comes of it
// is written to tx, and nothing is sent. A press gets its toast back. An error that is a
// bare [dialog.Problem] rejects the update after something was written: the transaction
// has to be rolled back and decide called in the next with it as rejected.
func (b *Bot) decide(tx store.Tx, update dialog.Update, now time.Time, rejected *dialog.Problem) (*toast, error) {
	switch {
	case update.Input.Kind == dialog.Ignored:
		return nil, nil
	case update.Chat.Kind == dialog.Group:
		return b.decideGroup(tx, update, now, rejected)
	case update.Chat.Kind == dialog.Private && update.Sender.ID != 0 && !update.Sender.Bot:
		return b.decidePrivate(tx, update, now, rejected)
	case update.Input.Kind == dialog.Pressed:
		// A press neither in private nor in a group: no button of ours is there.
		return &toast{callback: update.Input.Callback}, nil
	}
	return nil, nil
}

func (b *Bot) decidePrivate(tx store.Tx, update dialog.Update, now time.Time, rejected *dialog.Problem) (*toast, error) {
	turn, err := b.turn(tx, update, now)
	if err != nil {
		return nil, err
	}
	before, sessionBefore := *turn.Person, *turn.Session
	noteArrival(turn)
	switch update.Input.Kind {
	case dialog.Blocked:
		turn.Person.Unreachable = now.UTC()
		err = tx.DropOutbox(update.Chat.ID)
	default:
		turn.Person.Unreachable = time.Time{}
		participant.Care(turn)
		err = privateRoute.answer(turn, rejected)
	}
	if err != nil {
		return nil, err
	}
	turn.Session.At = now.UTC()
	if err := b.save(turn, before, sessionBefore); err != nil {
		return nil, err
	}
	return b.toast(turn)
}

// turn gathers what a decision may be based on.
func (b *Bot) turn(tx store.Tx, update dialog.Update, now time.Time) (*dialog.Turn, error) {
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
	staff, err := b.staff(tx, update.Sender, now)
	if err != nil {
		return nil, err
	}
	return &dialog.Turn{
		Now: now, Zone: b.zone, Tx: &store.QueueWatch{Tx: tx}, Catalogue: b.catalogue, Abilities: b.abilities,
		Wording: b.wording, Rand: b.rand, BotName: b.botName(), Person: &person, Session: &session, Staff: staff,
		Sender: update.Sender, Input: update.Input,
	}, nil
}

// seenWithin is how exactly it is kept when somebody on the staff was last seen.
const seenWithin = 5 * time.Minute

// staff is the sender's staff record, with the name colleagues see and the time
// they were last seen kept up to date; nil for anybody else.
func (b *Bot) staff(tx store.Tx, sender dialog.Sender, now time.Time) (*store.Staff, error) {
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

func (b *Bot) save(turn *dialog.Turn, before store.Person, sessionBefore store.Session) error {
	if !turn.Erased {
		if err := turn.WriteDraft(); err != nil {
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
	return b.conclude(turn)
}
