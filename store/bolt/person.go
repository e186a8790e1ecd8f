package bolt

import "usynys/store"

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
	if err := t.deleteDeadLettersTo(id.Chat()); err != nil {
		return err
	}
	if err := t.DropOutbox(id.Chat()); err != nil {
		return err
	}
	return t.deleteQuarantinedOf(id)
}
