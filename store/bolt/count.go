package bolt

import (
	"encoding/binary"
	"fmt"
	"iter"
	"strings"

	"usynys/store"
)

// urgentBit marks in the last byte of the key of a count what is urgent; the other
// bits are how many circles were told that it is late.
const urgentBit = 0x80

func queueCountKey(status store.Status, c store.QueueCount) []byte {
	key := appendText(appendText(appendText(appendText(textKey(status), c.Due), c.Region), c.Topic), c.Language)
	last := byte(c.Escalated)
	if c.Urgent {
		last |= urgentBit
	}
	return append(appendID(key, c.Assignee), last)
}

// queueCountAt reads a count back from what follows the status in its key.
func queueCountAt(key, value []byte) store.QueueCount {
	const tail = 8 + 1
	texts := string(key[:len(key)-tail])
	due, texts, _ := strings.Cut(texts, "\x00")
	region, texts, _ := strings.Cut(texts, "\x00")
	topic, texts, _ := strings.Cut(texts, "\x00")
	language, _, _ := strings.Cut(texts, "\x00")
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
			if !yield(queueCountAt(key[len(prefix):], value), nil) {
				return
			}
		}
		yieldDone(r, yield)
	}
}

// countQueue counts an open proposal in or out.
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
	key := appendText(textKey(s.Status), s.Region)
	return appendText(appendText(key, s.Topic), s.Language)
}

// standingOf is the kind that a proposal is counted under.
func standingOf(p *store.Proposal) store.StatusCount {
	return store.StatusCount{Status: p.Status, Region: p.Region, Topic: p.Topic, Language: p.Language}
}

// parseStandingKey reads the key of a count back.
func parseStandingKey(key []byte) store.StatusCount {
	status, key := firstText(key)
	region, key := firstText(key)
	topic, key := firstText(key)
	language, _ := firstText(key)
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
