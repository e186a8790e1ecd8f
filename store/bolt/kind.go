package bolt

import (
	"fmt"

	"usynys/store"
)

// kindBuckets has the bucket of each kind of record.
var kindBuckets = [store.KindCount]bucket{
	store.PersonKind:   peopleBucket,
	store.SessionKind:  sessionsBucket,
	store.DraftKind:    draftsBucket,
	store.StaffKind:    staffBucket,
	store.LeaseKind:    leasesBucket,
	store.BlockKind:    blocksBucket,
	store.InviteKind:   invitesBucket,
	store.GroupKind:    groupsBucket,
	store.TemplateKind: templatesBucket,
	store.BulkKind:     bulksBucket,
	store.ReplyKind:    repliesBucket,
}

// recordKey encodes a key of the contract.
func recordKey(key any) ([]byte, error) {
	switch key := key.(type) {
	case store.PersonID:
		return idKey(key), nil
	case store.ChatID:
		return idKey(key), nil
	case store.Seq:
		return numberKey(uint64(key)), nil
	case string:
		return textKey(key), keyTexts(key)
	}
	return nil, fmt.Errorf("a record has no key of type %T", key)
}

func (r *reader) Record(kind store.Kind, key, record any) error {
	at, err := recordKey(key)
	if err != nil {
		return store.ErrNotFound
	}
	if err := r.ctx.Err(); err != nil {
		return err
	}
	value := r.bucket(kindBuckets[kind]).Get(at)
	if value == nil {
		return store.ErrNotFound
	}
	return r.decode(kindBuckets[kind], at, value, record)
}

func (r *reader) EachRecord(kind store.Kind, each func(func(any) error) error) error {
	b := kindBuckets[kind]
	for key, value := range r.scan(b, nil, nil) {
		if err := each(func(record any) error { return r.decode(b, key, value, record) }); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}

func (t *transaction) PutRecord(kind store.Kind, key, record any) error {
	at, err := recordKey(key)
	if err != nil {
		return err
	}
	return t.write(kindBuckets[kind], at, record)
}

func (t *transaction) DeleteRecord(kind store.Kind, key any) error {
	at, err := recordKey(key)
	if err != nil {
		return nil //nolint:nilerr // no record can have that key
	}
	return t.delete(kindBuckets[kind], at)
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
	if err := t.deleteDeadLettersTo(id.Chat()); err != nil {
		return err
	}
	if err := t.DropOutbox(id.Chat()); err != nil {
		return err
	}
	return t.deleteQuarantinedOf(id)
}
