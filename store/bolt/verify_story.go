package bolt

import (
	"bytes"
	"fmt"
	"iter"

	"usynys/store"
	"usynys/store/replay"
)

// story lists the audit entries about the proposal with a key. One that can't be read
// is reported where the entries are checked.
func (v *verification) story(proposal []byte) iter.Seq[store.AuditEntry] {
	return func(yield func(store.AuditEntry) bool) {
		for n := range v.scanNumbers(auditByProposal, proposal) {
			if entry, err := read[store.AuditEntry](&v.reader, auditBucket, numberKey(n)); err == nil && !yield(entry) {
				return
			}
		}
	}
}

// erasedStories replays what happened to the proposals that are not there.
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

// differences reports the counts that do not agree with the audit entries.
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
