package bolt

import (
	"fmt"

	"go.etcd.io/bbolt"

	"usynys/store"
)

// toModeration adds the buckets of moderation and fills what is found by the
// proposals and the audit entries that are there. The queue is sorted anew.
//
// Tallies begin with the migration: of what was decided before, the region is not
// in the audit entries.
func toModeration(tx *bbolt.Tx) error {
	if err := tx.DeleteBucket([]byte(proposalsByStatus.String())); err != nil {
		return fmt.Errorf("delete bucket %s: %w", proposalsByStatus, err)
	}
	for b := range bucketCount {
		if _, err := tx.CreateBucketIfNotExists([]byte(b.String())); err != nil {
			return fmt.Errorf("create bucket %s: %w", b, err)
		}
	}
	t := &transaction{reader: reader{path: tx.DB().Path(), tx: tx}, sealer: newSealer()}
	for p, err := range t.Proposals(0) {
		if err != nil {
			return err
		}
		if err := t.fillIn(&p); err != nil {
			return err
		}
	}
	for entry, err := range t.Audit(0) {
		if err != nil {
			return err
		}
		if err := t.reindex(nil, auditEntries(&entry)); err != nil {
			return err
		}
	}
	return nil
}

// fillIn writes what a proposal of before the migration lacks.
func (t *transaction) fillIn(p *store.Proposal) error {
	if !p.Status.Open() {
		p.AnsweredAt = p.Decision.At
		if err := t.write(proposalsBucket, proposalKey(p.Seq), p); err != nil {
			return err
		}
	}
	if err := t.reindex(nil, proposalEntries(p)); err != nil {
		return err
	}
	return t.countStanding(p, 1)
}
