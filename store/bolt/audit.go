package bolt

import (
	"errors"
	"iter"
	"unicode/utf8"

	"usynys/store"
)

// errNotText is returned for an audit entry that would not read back as it was
// written, and so would break the chain: JSON replaces what is not UTF-8.
var errNotText = errors.New("an audit entry contains what is not text")

func (r *reader) Audit(above uint64) iter.Seq2[store.AuditEntry, error] {
	return records[store.AuditEntry](r, auditBucket, after(numberKey(above)))
}

func (t *transaction) AppendAudit(entry store.AuditEntry) error {
	if !utf8.ValidString(string(entry.Action) + string(entry.From) + string(entry.To) + entry.Why) {
		return errNotText
	}
	before, err := t.lastAudit()
	if err != nil {
		return err
	}
	entry.Seq, entry.Previous = before.Seq+1, before.Hash
	sealed := entry.Seal()
	return t.write(auditBucket, numberKey(sealed.Seq), &sealed)
}

// lastAudit is the newest entry, an empty one before the first.
func (t *transaction) lastAudit() (store.AuditEntry, error) {
	var last store.AuditEntry
	key, value := t.bucket(auditBucket).Cursor().Last()
	if key == nil {
		return last, nil
	}
	err := t.decode(auditBucket, key, value, &last)
	return last, err
}
