package bolt

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"hash"

	"go.etcd.io/bbolt"
)

// BucketChecksums is a SHA-256 sum of everything in each bucket, by the bucket's name. Where
// the sums are the same, nothing was changed; the package comment says what each
// bucket holds.
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

// writeSum has the length before the bytes, so that key and value are kept apart.
func writeSum(sum hash.Hash, part []byte) {
	_, _ = sum.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
	_, _ = sum.Write(part)
}
