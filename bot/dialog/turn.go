package dialog

import (
	"io"
	"time"

	"usynys/store"
)

// Turn is one decision: its inputs and its effects. What a turn decides depends on its
// fields alone, so that it can be repeated after a crash.
type Turn struct {
	Now       time.Time
	Zone      *time.Location
	Tx        store.Tx
	Catalogue *store.Catalogue
	Registry  *Registry
	// Wording renders a text in a language, for texts that are stored word for word.
	Wording func(store.Language, Text) (string, error)
	// Rand is the source of secrets.
	Rand io.Reader
	// BotName is the bot's own user name, without @, for links to it.
	BotName string

	// Person and Session are those of the sender. The engine saves changes to them when
	// the turn succeeds.
	Person  *store.Person
	Session *store.Session
	// Staff is the sender's staff record, nil for a sender who is not on the staff.
	Staff  *store.Staff
	Sender Sender
	Input  Input
	// Group is the group in which the update happened, 0 for a private chat. Screens go
	// to the sender's private chat even so; see [Turn.PostToGroup].
	Group store.ChatID

	// Effects are the messages decided on, in order.
	Effects []Effect
	// Toast answers a press at once. It is not stored and may be lost.
	Toast *Text
	// Erased is set when the sender's records were erased and must not be saved.
	Erased bool

	draft draftCache
}

// AwayTooLong reports whether the person has been away so long that they may have
// forgotten what they were writing.
func (t *Turn) AwayTooLong() bool {
	return !t.Session.LastActiveAt.IsZero() && t.Now.Sub(t.Session.LastActiveAt) > time.Duration(t.Catalogue.Resume.After)
}

// Today is the day in the configured zone.
func (t *Turn) Today() store.Date { return store.DateOf(t.Now, t.Zone) }

// HasRight reports whether the sender holds a right in any scope.
func (t *Turn) HasRight(right store.Right) bool {
	switch right {
	case store.RightNone:
		return true
	case store.RightParticipate:
		return t.Person.Onboarded()
	case store.RightDecide:
		// A reader may be the assignee of a proposal and so decide on it:
		// [store.Authorized] checks that for each proposal.
		return t.Staff != nil && (t.Staff.Has(store.RightDecide) || t.Staff.Has(store.RightRead))
	}
	return t.Staff != nil && t.Staff.Has(right)
}

func (t *Turn) chat() store.ChatID { return t.Person.ID.Chat() }

// SenderReachable reports whether the bot can write to the sender's private chat.
func (t *Turn) SenderReachable() bool { return t.Person.Reachable() }

// Savepoint is a snapshot of a turn.
type Savepoint struct {
	turn    Turn
	person  store.Person
	session store.Session
	staff   store.Staff
	writes  int
}

// Savepoint returns a point to roll back to.
func (t *Turn) Savepoint() Savepoint {
	s := Savepoint{turn: *t, person: *t.Person, session: *t.Session, writes: t.Tx.Changes()}
	if t.Staff != nil {
		s.staff = *t.Staff
	}
	return s
}

// Rollback discards what the turn has decided since the savepoint. It reports false
// if something was written to the store since: only rolling back the transaction
// undoes that.
func (t *Turn) Rollback(to Savepoint) bool {
	if t.Tx.Changes() != to.writes {
		return false
	}
	*t = to.turn
	if !t.draft.dirty {
		t.draft = draftCache{} // read again: its lists may have been changed in place
	}
	*t.Person, *t.Session = to.person, to.session
	if t.Staff != nil {
		*t.Staff = to.staff
	}
	return true
}
