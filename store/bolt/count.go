package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"

	"usynys/store"
)

// urgentBit is set in the last byte of a key for urgent proposals; the other bits are the
// escalation level.
const urgentBit = 0x80

func queueCountKey(status store.Status, c store.QueueCount) []byte {
	key := appendTexts(textKey(status), string(c.Due), c.Region, c.Topic, string(c.Language))
	last := byte(c.Escalated)
	if c.Urgent {
		last |= urgentBit
	}
	return append(appendID(key, c.Assignee), last)
}

// parseQueueCount reads a count from its value and from its key after the status.
func parseQueueCount(key, value []byte) store.QueueCount {
	const tail = 8 + 1
	due, region, topic, language := fourTexts(key[:len(key)-tail])
	last := key[len(key)-1]
	return store.QueueCount{
		Due: store.Date(due), Region: region, Topic: topic, Language: store.Language(language),
		Assignee: lastID[store.PersonID](key[:len(key)-1]), Urgent: last&urgentBit != 0, Escalated: int(last &^ urgentBit),
		Count: int(binary.BigEndian.Uint64(value)),
	}
}

func (r *reader) QueueCounts(status store.Status) iter.Seq2[store.QueueCount, error] {
	return func(yield func(store.QueueCount, error) bool) {
		prefix := textKey(status)
		for key, value := range r.scan(queueCountsBucket, prefix, prefix) {
			if !yield(parseQueueCount(key[len(prefix):], value), nil) {
				return
			}
		}
		yieldDone(r, yield)
	}
}

// countQueue adds to the count of an open proposal's kind.
func (t *transaction) countQueue(p *store.Proposal, by int) error {
	if !p.Status.Open() {
		return nil
	}
	key := queueCountKey(p.Status, store.CountOf(*p))
	count := by
	if value := t.bucket(queueCountsBucket).Get(key); value != nil {
		count += int(binary.BigEndian.Uint64(value))
	}
	switch {
	case count < 0:
		return fmt.Errorf("bucket %s: %w", queueCountsBucket, errNegative)
	case count == 0:
		return t.delete(queueCountsBucket, key)
	}
	return t.put(queueCountsBucket, key, numberKey(uint64(count)))
}

func standingKey(s *store.StatusCount) []byte {
	return appendTexts(textKey(s.Status), s.Region, s.Topic, string(s.Language))
}

// standingOf returns what a proposal is counted under.
func standingOf(p *store.Proposal) store.StatusCount {
	return store.StatusCount{Status: p.Status, Region: p.Region, Topic: p.Topic, Language: p.Language}
}

// parseStandingKey is the inverse of standingKey.
func parseStandingKey(key []byte) store.StatusCount {
	status, region, topic, language := fourTexts(key)
	return store.StatusCount{Status: store.Status(status), Region: region, Topic: topic, Language: store.Language(language)}
}

func (r *reader) StatusCounts(status store.Status) ([]store.StatusCount, error) {
	var list []store.StatusCount
	prefix := textKey(status)
	for key, value := range r.scan(standingBucket, prefix, prefix) {
		s := parseStandingKey(key)
		if err := r.decode(standingBucket, key, value, &s.Count); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, r.ctx.Err()
}

func (t *transaction) countStanding(p *store.Proposal, by int) error {
	s := standingOf(p)
	return t.count(standingBucket, standingKey(&s), by)
}

// errNegative is returned for a count that would go below 0: more is taken out than was
// counted.
var errNegative = errors.New("a count would go below 0")

// count adds to a stored count. A count of 0 is deleted.
func (t *transaction) count(b bucket, key []byte, by int) error {
	count, err := read[uint64](&t.reader, b, key)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if by < 0 && count < uint64(-by) {
		return fmt.Errorf("bucket %s: %w", b, errNegative)
	}
	count += uint64(by) // wraps around to a subtraction for a negative number
	if count == 0 {
		return t.delete(b, key)
	}
	return t.write(b, key, &count)
}
