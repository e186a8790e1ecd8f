package bolt

import (
	"errors"

	"usynys/store"
)

func (r *reader) Person(id store.PersonID) (store.Person, error) {
	return read[store.Person](r, peopleBucket, idKey(id))
}

func (t *transaction) SavePerson(person store.Person) error {
	return t.write(peopleBucket, idKey(person.ID), &person)
}

func (r *reader) Session(id store.PersonID) (store.Session, error) {
	session, err := read[store.Session](r, sessionsBucket, idKey(id))
	if errors.Is(err, store.ErrNotFound) {
		return store.Session{Person: id}, nil
	}
	return session, err
}

func (t *transaction) SaveSession(session store.Session) error {
	return t.write(sessionsBucket, idKey(session.Person), &session)
}

func (r *reader) Draft(id store.PersonID) (store.Draft, error) {
	return read[store.Draft](r, draftsBucket, idKey(id))
}

func (t *transaction) SaveDraft(draft store.Draft) error {
	return t.write(draftsBucket, idKey(draft.Person), &draft)
}

func (t *transaction) DeleteDraft(id store.PersonID) error {
	return t.delete(draftsBucket, idKey(id))
}

func (t *transaction) ErasePerson(id store.PersonID) error {
	if err := t.delete(peopleBucket, idKey(id)); err != nil {
		return err
	}
	if err := t.delete(sessionsBucket, idKey(id)); err != nil {
		return err
	}
	if err := t.delete(draftsBucket, idKey(id)); err != nil {
		return err
	}
	if err := t.deleteSlotsOf(id.Chat()); err != nil {
		return err
	}
	if err := t.deleteLettersTo(id.Chat()); err != nil {
		return err
	}
	if err := t.DropOutbox(id.Chat()); err != nil {
		return err
	}
	return t.deleteQuarantinedOf(id)
}
