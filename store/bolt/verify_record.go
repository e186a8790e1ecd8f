package bolt

import (
	"fmt"
	"time"

	"usynys/store"
)

// recordCheck returns what is wrong with a record.
type recordCheck func(v *verification, key, value []byte) error

// recordChecks has the check of each kind of record. The audit entries come first:
// proposals and counts are compared with them.
var recordChecks = []struct {
	bucket bucket
	check  recordCheck
}{
	{metaBucket, checkMeta},
	{auditBucket, checkAudit},
	{proposalsBucket, checkProposal},
	{standingBucket, checkCount((*verification).standing)},
	{queueCountsBucket, checkQueueCount},
	{talliesBucket, checkCount((*verification).tally)},
	{enteredBucket, checkCount((*verification).entered)},
	{answeredBucket, checkCount((*verification).answered)},
	{peopleBucket, checkContent[store.Person]},
	{sessionsBucket, checkContent[store.Session]},
	{draftsBucket, checkContent[store.Draft]},
	{staffBucket, checkContent[store.Staff]},
	{outboxBucket, checkOutbox},
	{slotsBucket, checkIndexed(func(key []byte, message *int64) []indexEntry {
		chat, name := parseSlotKey(key)
		return slotEntries(chat, name, *message)
	})},
	{deadLettersBucket, deadLetters.check()},
	{quarantineBucket, quarantine.check()},
	{leasesBucket, checkContent[store.Lease]},
	{blocksBucket, checkContent[store.Block]},
	{invitesBucket, checkContent[store.Invite]},
	{groupsBucket, checkContent[store.Group]},
	{templatesBucket, checkContent[store.ReasonTemplate]},
	{bulksBucket, checkContent[store.BulkOperation]},
	{repliesBucket, checkContent[store.ReplyDraft]},
	{alarmsBucket, checkIndexed(func(_ []byte, alarm *store.Alarm) []indexEntry { return alarmEntries(alarm) })},
	{jobsBucket, checkContent[time.Time]},
	{processedBucket, func(v *verification, key, value []byte) error { return v.indexes(processedEntries(key, value)) }},
}

// checkContent checks a record that is in no index.
func checkContent[T any](_ *verification, key, value []byte) error {
	var record T
	return decode(key, value, &record)
}

// checkIndexed returns the check of records with these index entries.
func checkIndexed[T any](entries func(key []byte, record *T) []indexEntry) recordCheck {
	return func(v *verification, key, value []byte) error {
		var record T
		if err := decode(key, value, &record); err != nil {
			return err
		}
		return v.indexes(entries(key, &record))
	}
}

func (l keptList[T]) check() recordCheck {
	return checkIndexed(func(key []byte, record *T) []indexEntry { return l.entries(lastNumber(key), record) })
}

func checkMeta(v *verification, key, value []byte) error {
	if string(key) == settingsKey {
		return checkContent[map[string]string](v, key, value)
	}
	return checkContent[int64](v, key, value)
}

func checkOutbox(v *verification, key, value []byte) error {
	var row store.OutboxRow
	if err := decode(key, value, &row); err != nil {
		return err
	}
	if row.OnHold {
		v.report.OnHold++
	}
	return v.indexes(addressOf(&row).entries(row.ID))
}

// sequence checks that a bucket will not give a number that is taken.
func (v *verification) sequence(b bucket) {
	switch b {
	case proposalsBucket, outboxBucket, deadLettersBucket, quarantineBucket:
		key, _ := v.bucket(b).Cursor().Last()
		if next := v.bucket(b).Sequence() + 1; key != nil && next <= lastNumber(key) {
			v.reportFault(b, key, fmt.Errorf("the next number would be %d", next))
		}
	}
}
