package bolt

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"

	"go.etcd.io/bbolt"
)

// bucket is one of the file's buckets; the package comment says what is in each.
type bucket uint8

const (
	metaBucket bucket = iota
	peopleBucket
	sessionsBucket
	draftsBucket
	staffBucket
	proposalsBucket
	proposalsByStatus
	proposalsByAuthor
	proposalsByAssignee
	proposalsByLateness
	proposalsByMain
	proposalsByText
	standingBucket
	queueCountsBucket
	leasesBucket
	blocksBucket
	invitesBucket
	groupsBucket
	templatesBucket
	bulksBucket
	repliesBucket
	alarmsBucket
	alarmsByTime
	talliesBucket
	enteredBucket
	answeredBucket
	auditBucket
	auditByProposal
	outboxBucket
	outboxByChat
	outboxBySlot
	slotsBucket
	slotsByName
	deadLettersBucket
	lettersByChat
	quarantineBucket
	quarantineByPerson
	processedBucket
	seenByMark
	jobsBucket
	bucketCount
)

var bucketNames = [bucketCount]string{
	metaBucket:          "meta",
	peopleBucket:        "people",
	sessionsBucket:      "sessions",
	draftsBucket:        "drafts",
	staffBucket:         "staff",
	proposalsBucket:     "proposals",
	proposalsByStatus:   "proposals by status",
	proposalsByAuthor:   "proposals by author",
	proposalsByAssignee: "proposals by assignee",
	proposalsByLateness: "proposals by lateness",
	proposalsByMain:     "proposals by main",
	proposalsByText:     "proposals by text",
	standingBucket:      "standing",
	queueCountsBucket:   "queue counts",
	leasesBucket:        "leases",
	blocksBucket:        "blocks",
	invitesBucket:       "invites",
	groupsBucket:        "groups",
	templatesBucket:     "templates",
	bulksBucket:         "bulks",
	repliesBucket:       "replies",
	alarmsBucket:        "alarms",
	alarmsByTime:        "alarms by time",
	talliesBucket:       "tallies",
	enteredBucket:       "entered",
	answeredBucket:      "answered",
	auditBucket:         "audit",
	auditByProposal:     "audit by proposal",
	outboxBucket:        "outbox",
	outboxByChat:        "outbox by chat",
	outboxBySlot:        "outbox by slot",
	slotsBucket:         "slots",
	slotsByName:         "slots by name",
	deadLettersBucket:   "dead letters",
	lettersByChat:       "dead letters by chat",
	quarantineBucket:    "quarantine",
	quarantineByPerson:  "quarantine by person",
	processedBucket:     "seen",
	seenByMark:          "seen by mark",
	jobsBucket:          "jobs",
}

func (b bucket) String() string { return bucketNames[b] }

// recordBuckets are the buckets whose values are records.
var recordBuckets = []bucket{
	metaBucket, peopleBucket, sessionsBucket, draftsBucket, staffBucket, proposalsBucket, standingBucket,
	leasesBucket, blocksBucket, invitesBucket, groupsBucket, templatesBucket, bulksBucket, repliesBucket, alarmsBucket,
	talliesBucket, enteredBucket, answeredBucket, auditBucket, outboxBucket, slotsBucket, deadLettersBucket,
	quarantineBucket, jobsBucket,
}

// createBuckets creates the buckets of a new file.
func createBuckets(tx *bbolt.Tx) error {
	for _, name := range bucketNames {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return fmt.Errorf("create bucket %s: %w", name, err)
		}
	}
	return nil
}

// missingBucket returns the name of a bucket that the file lacks, empty if it has all.
func missingBucket(tx *bbolt.Tx) string {
	for _, name := range bucketNames {
		if tx.Bucket([]byte(name)) == nil {
			return name
		}
	}
	return ""
}

// BucketChecksums returns a SHA-256 sum of the keys and values of each bucket, by the
// bucket's name. While the sums are the same, nothing was changed.
func (s *Store) BucketChecksums(ctx context.Context) (map[string][sha256.Size]byte, error) {
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	sums := map[string][sha256.Size]byte{}
	tx, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	err = tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		sum := sha256.New()
		err := b.ForEach(func(key, value []byte) error {
			writeSum(sum, key)
			writeSum(sum, value)
			return nil
		})
		sums[string(name)] = [sha256.Size]byte(sum.Sum(nil))
		return err
	})
	return sums, err
}

// writeSum hashes the length before the bytes, so that keys and values stay distinct.
func writeSum(sum hash.Hash, part []byte) {
	_, _ = sum.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
	_, _ = sum.Write(part)
}
