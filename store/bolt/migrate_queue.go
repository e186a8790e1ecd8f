package bolt

import (
	"context"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// toQueueCounts adds the counts of the queue and the indexes by assignee and by
// lateness, writes the queue with what its places tell since, and removes the indexes
// by topic and by region.
func toQueueCounts(tx *bbolt.Tx) error {
	for _, name := range []string{"proposals by topic", "proposals by region", proposalsByStatus.String()} {
		if err := tx.DeleteBucket([]byte(name)); err != nil && !errors.Is(err, berrors.ErrBucketNotFound) {
			return fmt.Errorf("remove bucket %s: %w", name, err)
		}
	}
	for _, b := range []bucket{proposalsByStatus, proposalsByAssignee, proposalsByLateness, queueCountsBucket} {
		if _, err := tx.CreateBucketIfNotExists([]byte(b.String())); err != nil {
			return fmt.Errorf("create bucket %s: %w", b, err)
		}
	}
	t := &transaction{reader: reader{ctx: context.Background(), path: tx.DB().Path(), tx: tx}, sealer: newSealer()}
	for p, err := range t.Proposals(0) {
		if err != nil {
			return err
		}
		if err := t.reindex(nil, queueEntries(&p)); err != nil {
			return err
		}
		if err := t.countQueue(&p, 1); err != nil {
			return err
		}
	}
	return nil
}
