package bolt

import (
	"bytes"
	"errors"

	"usynys/store"
)

// story is what the audit entries say happened to the proposal with a key. An entry
// that can't be read is told of where the entries are checked.
func (v *verification) story(proposal []byte) *past {
	p := &past{}
	for n := range v.numbers(auditByProposal, proposal) {
		if entry, err := read[store.AuditEntry](&v.reader, auditBucket, numberKey(n)); err == nil {
			v.history.happened(p, &entry)
		}
	}
	return p
}

// erasedStories takes in what happened to proposals that are not there, which must
// have been erased.
func (v *verification) erasedStories() {
	var last []byte
	for key := range v.scan(auditByProposal, nil, nil) {
		proposal := key[:len(key)-8] // without the number of the entry
		if bytes.Equal(proposal, last) {
			continue
		}
		last = proposal
		if v.bucket(proposalsBucket).Get(proposal) == nil && v.story(proposal).now != "" {
			v.fault(proposalsBucket, proposal, errors.New("the audit entries tell of a proposal that is not there"))
		}
	}
}
