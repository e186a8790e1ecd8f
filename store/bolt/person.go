package bolt

import (
	"errors"

	"usynys/store"
)

func (t *transaction) ErasePerson(id store.PersonID) error {
	return errors.Join(
		t.delete(peopleBucket, idKey(id)),
		t.delete(sessionsBucket, idKey(id)),
		t.delete(draftsBucket, idKey(id)),
		t.deleteSlotsOf(id.Chat()),
		t.deleteLettersTo(id.Chat()),
		t.DropOutbox(id.Chat()),
		t.deleteQuarantinedOf(id),
	)
}
