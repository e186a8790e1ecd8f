package bolt

import (
	"errors"
	"iter"
	"unicode/utf8"

	"usynys/store"
)

// errNotText is returned for an audit entry that would be read with another hash than it
// was written: JSON replaces bytes that are not UTF-8.
var errNotText = errors.New("an audit entry contains what is not text")

func (r *reader) Audit(above uint64) iter.Seq2[store.AuditEntry, error] {
	return scanRecords[store.AuditEntry](r, auditBucket, nextKey(numberKey(above)))
}

func (t *transaction) AppendAudit(entry store.AuditEntry) error {
	for _, text := range []string{
		string(entry.Action), string(entry.From), string(entry.To), string(entry.Day), entry.Region, entry.Topic,
		entry.ReasonCode, entry.ReasonText, entry.Subject, entry.Field, entry.Old, entry.New,
	} {
		if !utf8.ValidString(text) {
			return errNotText
		}
	}
	before, err := t.lastAudit()
	if err != nil {
		return err
	}
	entry.Seq, entry.Previous = before.Seq+1, before.Hash
	sealed := entry.WithHash()
	if err := t.write(auditBucket, numberKey(sealed.Seq), &sealed); err != nil {
		return err
	}
	return t.reindex(nil, auditEntries(&sealed))
}

// auditEntries returns the index entries of an audit entry; it has none if it is about no
// proposal.
func auditEntries(e *store.AuditEntry) []indexEntry {
	if e.Proposal == 0 {
		return nil
	}
	key := appendNumber(numberKey(uint64(e.Proposal)), e.Seq)
	return []indexEntry{{index: auditByProposal, key: key, value: []byte{}}}
}

func (r *reader) AuditOf(seq store.Seq) iter.Seq2[store.AuditEntry, error] {
	return func(yield func(store.AuditEntry, error) bool) {
		for n := range r.scanNumbers(auditByProposal, numberKey(uint64(seq))) {
			entry, err := read[store.AuditEntry](r, auditBucket, numberKey(n))
			if errors.Is(err, store.ErrNotFound) {
				err = corrupt(r.path, auditBucket, numberKey(n), errMissing)
			}
			if !yield(entry, err) || err != nil {
				return
			}
		}
		yieldDone(r, yield)
	}
}

// lastAudit returns the newest entry, an empty one before the first.
func (t *transaction) lastAudit() (store.AuditEntry, error) {
	var last store.AuditEntry
	key, value := t.bucket(auditBucket).Cursor().Last()
	if key == nil {
		return last, nil
	}
	err := t.decode(auditBucket, key, value, &last)
	return last, err
}
