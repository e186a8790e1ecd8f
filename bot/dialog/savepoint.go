package dialog

import "usynys/store"

// Savepoint is what a turn had decided at some moment.
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
