package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	"usynys/store"
	"usynys/store/replay"
)

func checkAudit(v *verification, key, value []byte) error {
	var entry store.AuditEntry
	if err := decode(key, value, &entry); err != nil {
		return err
	}
	if err := v.replay.Chain(&entry); err != nil {
		return err
	}
	return v.indexes(auditEntries(&entry))
}

func checkProposal(v *verification, key, value []byte) error {
	var p store.Proposal
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

// checkCount returns the check of records that are counts.
func checkCount(compare func(v *verification, key []byte, count uint64) error) recordCheck {
	return func(v *verification, key, value []byte) error {
		var count uint64
		if err := decode(key, value, &count); err != nil {
			return err
		}
		return compare(v, key, count)
	}
}

func (v *verification) standing(key []byte, count uint64) error {
	return v.replay.CheckStanding(parseStandingKey(key), count)
}

func (v *verification) tally(key []byte, count uint64) error {
	tally, period := parseTallyKey(key)
	return v.replay.CheckTally(replay.Tally{Kind: tally.Kind, Of: tally.Key, Within: tally.Bucket, Period: period}, count)
}

func (v *verification) entered(key []byte, count uint64) error {
	return v.replay.CheckEntered(parseEnteredKey(key), count)
}

func (v *verification) answered(key []byte, count uint64) error {
	return v.replay.CheckAnswered(parseAnsweredKey(key), count)
}

func checkQueueCount(v *verification, key, value []byte) error {
	if len(value) != 8 {
		return errors.New("it is no count")
	}
	status, rest := firstText(key)
	return v.replay.CheckQueue(store.Status(status), parseQueueCount(rest, value))
}

// story goes through the audit entries about the proposal with a key. checkAudit reports
// those that can't be read.
func (v *verification) story(proposal []byte) iter.Seq[store.AuditEntry] {
	return func(yield func(store.AuditEntry) bool) {
		for n := range v.scanNumbers(auditByProposal, proposal) {
			if entry, err := read[store.AuditEntry](&v.reader, auditBucket, numberKey(n)); err == nil && !yield(entry) {
				return
			}
		}
	}
}

// erasedStories replays the audit entries of the proposals that are not there.
func (v *verification) erasedStories() {
	var last []byte
	for key := range v.scan(auditByProposal, nil, nil) {
		proposal := key[:len(key)-8] // without the number of the entry
		if bytes.Equal(proposal, last) {
			continue
		}
		last = proposal
		if v.bucket(proposalsBucket).Get(proposal) == nil {
			v.reportFault(proposalsBucket, proposal, v.replay.CheckErased(v.replay.Story(v.story(proposal))))
		}
	}
}

// differences reports the counts that do not agree with the audit entries or the
// proposals.
func (v *verification) differences() {
	for _, d := range v.replay.Finish() {
		var in bucket
		var key []byte
		switch record := d.Record.(type) {
		case store.EntryCount:
			in, key = enteredBucket, enteredKey(&record)
		case store.ResponseCount:
			in, key = answeredBucket, answeredKey(&record)
		case store.StatusCount:
			in, key = standingBucket, standingKey(&record)
		case replay.OpenCount:
			in, key = queueCountsBucket, queueCountKey(record.Status, record.QueueCount)
		case replay.Tally:
			in, key = talliesBucket, tallyKey(&store.Tally{Kind: record.Kind, Key: record.Of, Bucket: record.Within}, record.Period)
		}
		if d.Total {
			v.addFinding(fmt.Sprintf("bucket %s: %v", in, d.Err))
		} else {
			v.reportFault(in, key, d.Err)
		}
	}
}
