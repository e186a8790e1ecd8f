package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"usynys/store"
	"usynys/store/replay"
)

// recordChecks say how each kind of record is checked. The audit entries come
// first: proposals and counts are compared with them.
var recordChecks = []struct {
	bucket bucket
	check  func(v *verification, key, value []byte) error
}{
	{metaBucket, meta},
	{auditBucket, (*verification).audit},
	{proposalsBucket, (*verification).proposal},
	{standingBucket, (*verification).standing},
	{queueCountsBucket, (*verification).queueCount},
	{talliesBucket, (*verification).tally},
	{enteredBucket, (*verification).entered},
	{answeredBucket, (*verification).answered},
	{peopleBucket, (*verification).person},
	{sessionsBucket, content[store.Session]},
	{draftsBucket, content[store.Draft]},
	{staffBucket, content[store.Staff]},
	{outboxBucket, (*verification).outgoing},
	{slotsBucket, (*verification).slot},
	{deadLettersBucket, (*verification).deadLetter},
	{quarantineBucket, (*verification).quarantined},
	{leasesBucket, content[store.Lease]},
	{blocksBucket, content[store.Block]},
	{invitesBucket, content[store.Invite]},
	{groupsBucket, content[store.Group]},
	{templatesBucket, content[store.ReasonTemplate]},
	{bulksBucket, content[store.BulkOperation]},
	{repliesBucket, content[store.ReplyDraft]},
	{alarmsBucket, (*verification).alarm},
	{jobsBucket, content[time.Time]},
	{processedBucket, (*verification).seen},
}

// content checks a record that nothing else depends on.
func content[T any](_ *verification, key, value []byte) error {
	var record T
	return decode(key, value, &record)
}

func meta(v *verification, key, value []byte) error {
	if string(key) == settingsKey {
		return content[map[string]string](v, key, value)
	}
	return content[int64](v, key, value)
}

func (v *verification) audit(key, value []byte) error {
	var entry store.AuditEntry
	v.report.AuditEntries++
	if err := decode(key, value, &entry); err != nil {
		return err
	}
	if err := v.replay.Chain(&entry); err != nil {
		return err
	}
	return v.indexes(auditEntries(&entry))
}

func (v *verification) proposal(key, value []byte) error {
	var p store.Proposal
	v.report.Proposals++
	story := v.replay.Story(v.story(key))
	if err := decode(key, value, &p); err != nil {
		return err
	}
	if p.Status.Waiting() {
		v.report.Waiting++
	}
	if err := v.replay.CheckProposal(&p, story); err != nil {
		return err
	}
	return v.indexes(proposalEntries(&p))
}

func (v *verification) standing(key, value []byte) error {
	var count uint64
	if err := decode(key, value, &count); err != nil {
		return err
	}
	return v.replay.CheckStanding(parseStandingKey(key), count)
}

func (v *verification) queueCount(key, value []byte) error {
	if len(value) != 8 {
		return errors.New("it is no count")
	}
	status, rest, _ := bytes.Cut(key, []byte{0})
	return v.replay.CheckQueue(store.Status(status), parseQueueCount(rest, value))
}

func (v *verification) tally(key, value []byte) error {
	var count uint64
	if err := decode(key, value, &count); err != nil {
		return err
	}
	tally, period := parseTallyKey(key)
	return v.replay.CheckTally(replay.Tally{Kind: tally.Kind, Of: tally.Key, Within: tally.Bucket, Period: period}, count)
}

func (v *verification) alarm(key, value []byte) error {
	var alarm store.Alarm
	if err := decode(key, value, &alarm); err != nil {
		return err
	}
	return v.indexes(alarmEntries(&alarm))
}

func (v *verification) entered(key, value []byte) error {
	var count uint64
	if err := decode(key, value, &count); err != nil {
		return err
	}
	return v.replay.CheckEntered(parseEnteredKey(key), count)
}

func (v *verification) answered(key, value []byte) error {
	var count uint64
	if err := decode(key, value, &count); err != nil {
		return err
	}
	return v.replay.CheckAnswered(parseAnsweredKey(key), count)
}

func (v *verification) person(key, value []byte) error {
	v.report.People++
	return content[store.Person](v, key, value)
}

func (v *verification) outgoing(key, value []byte) error {
	var row store.OutboxRow
	v.report.Outbox++
	if err := decode(key, value, &row); err != nil {
		return err
	}
	if row.OnHold {
		v.report.OnHold++
	}
	return v.indexes(addressOf(&row).entries(row.ID))
}

func (v *verification) slot(key, value []byte) error {
	var message int64
	if err := decode(key, value, &message); err != nil {
		return err
	}
	chat, name := parseSlotKey(key)
	return v.indexes(slotEntries(chat, name, message))
}

func (v *verification) deadLetter(key, value []byte) error {
	var letter store.DeadLetter
	v.report.DeadLetters++
	if err := decode(key, value, &letter); err != nil {
		return err
	}
	return v.indexes(deadLetterEntries(lastNumber(key), &letter))
}

func (v *verification) quarantined(key, value []byte) error {
	var update store.QuarantinedUpdate
	v.report.Quarantined++
	if err := decode(key, value, &update); err != nil {
		return err
	}
	return v.indexes(quarantineEntries(lastNumber(key), &update))
}

func (v *verification) seen(key, value []byte) error {
	return v.indexes(processedEntries(key, value))
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
