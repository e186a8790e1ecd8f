package bolt

import (
	"errors"
	"fmt"

	"usynys/store"
)

// indexChecks has for each index how the record that an entry points to is found, and
// which entries that record needs.
var indexChecks = []struct {
	index bucket
	owner func(r *reader, key, value []byte) ([]indexEntry, error)
}{
	{proposalsByStatus, ownerByNumber},
	{proposalsByAssignee, ownerByNumber},
	{proposalsByLateness, ownerByNumber},
	{proposalsByMain, ownerByNumber},
	{proposalsByText, ownerByNumber},
	{auditByProposal, func(r *reader, key, _ []byte) ([]indexEntry, error) {
		e, err := read[store.AuditEntry](r, auditBucket, numberKey(lastNumber(key)))
		return auditEntries(&e), err
	}},
	{alarmsByTime, func(r *reader, key, _ []byte) ([]indexEntry, error) {
		at := parseAlarmKey(key)
		alarm, err := read[store.Alarm](r, alarmsBucket, alarmKey(at.Kind, at.Subject))
		return alarmEntries(&alarm), err
	}},
	{proposalsByAuthor, func(r *reader, key, _ []byte) ([]indexEntry, error) {
		return ownerByNumber(r, numberKey(^lastNumber(key)), nil)
	}},
	{outboxByChat, func(r *reader, key, _ []byte) ([]indexEntry, error) { return ownerRow(r, lastNumber(key)) }},
	{outboxBySlot, func(r *reader, _, value []byte) ([]indexEntry, error) { return ownerRow(r, lastNumber(value)) }},
	{slotsByName, func(r *reader, key, _ []byte) ([]indexEntry, error) {
		chat := lastID[store.ChatID](key)
		slot, _ := firstText(key)
		message, err := r.Slot(chat, slot)
		if err == nil && message == 0 {
			err = store.ErrNotFound
		}
		return slotEntries(chat, slot, message), err
	}},
	{lettersByChat, deadLetters.owner},
	{quarantineByPerson, quarantine.owner},
	{seenByMark, func(r *reader, _, place []byte) ([]indexEntry, error) {
		return processedEntries(place, r.bucket(processedBucket).Get(place)), nil
	}},
}

func (l keptList[T]) owner(r *reader, key, _ []byte) ([]indexEntry, error) {
	record, err := read[T](r, l.bucket, numberKey(lastNumber(key)))
	return l.entries(lastNumber(key), &record), err
}

func ownerByNumber(r *reader, key, _ []byte) ([]indexEntry, error) {
	p, err := r.Proposal(store.Seq(lastNumber(key)))
	return proposalEntries(&p), err
}

func ownerRow(r *reader, id uint64) ([]indexEntry, error) {
	row, err := read[outboxAddress](r, outboxBucket, numberKey(id))
	return row.entries(id), err
}

// indexes returns an error if index entries of a record are missing or wrong.
func (v *verification) indexes(entries []indexEntry) error {
	var faults error
	for _, e := range entries {
		v.expected[e.index]++
		value := v.bucket(e.index).Get(e.key)
		if value == nil || string(value) != string(e.value) {
			v.incomplete[e.index] = true
			faults = errors.Join(faults, fmt.Errorf("bucket %s lacks it or points elsewhere", e.index))
		}
	}
	return faults
}

// index checks an index for entries that no record needs. If no record lacks an entry and
// their numbers agree, there is none, and the records need not be read again.
func (v *verification) index(b bucket, owner func(*reader, []byte, []byte) ([]indexEntry, error)) {
	found := v.bucket(b).Stats().KeyN
	thorough := v.incomplete[b] || found != v.expected[b]
	for key, value := range v.scan(b, nil, nil) {
		if thorough {
			v.reportFault(b, key, v.checkStray(indexEntry{index: b, key: key, value: value}, owner))
		}
		v.advance()
	}
}

// checkStray returns an error for an index entry that no record needs.
func (v *verification) checkStray(e indexEntry, owner func(*reader, []byte, []byte) ([]indexEntry, error)) error {
	entries, err := owner(&v.reader, e.key, e.value)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return errMissing
	case err == nil && !contains(entries, e):
		return errors.New("the record does not call for this entry")
	}
	return err
}
