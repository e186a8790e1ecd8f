package bolt

import (
	"bytes"
	"errors"
	"iter"
	"slices"

	"usynys/store"
)

// errMissing is the error for an index entry without a record.
var errMissing = errors.New("an index points here, but there is no record")

// appendOrder adds an order to a key so that keys with the same prefix sort as their
// orders do.
func appendOrder(key []byte, order store.QueueOrder) []byte {
	day := []byte(order.Day)
	if order.Tier == store.TierClosed {
		invertDigits(day)
	} else {
		key = append(key, '0'+byte(order.Tier))
	}
	return appendNumber(appendText(key, string(day)), uint64(order.Seq))
}

// parseOrder is the inverse of appendOrder. prefix is how many bytes of the key come before
// the order.
func parseOrder(key []byte, prefix int) store.QueueOrder {
	text := key[prefix : len(key)-9]
	order := store.QueueOrder{Tier: store.TierClosed, Seq: store.Seq(lastNumber(key))}
	if len(text) > 0 && text[0] < '0'+byte(store.TierClosed) {
		order.Tier, order.Day = store.Tier(text[0]-'0'), store.Date(text[1:])
		return order
	}
	day := bytes.Clone(text)
	invertDigits(day)
	order.Day = store.Date(day)
	return order
}

// invertDigits inverts the digits of a date so that the latest sorts first. As years begin
// with 2, the result begins with 7, which is no tier.
func invertDigits(day []byte) {
	for i, c := range day {
		if c >= '0' && c <= '9' {
			day[i] = '0' + '9' - c
		}
	}
}

func queueKey(status store.Status, order store.QueueOrder) []byte {
	return appendOrder(textKey(status), order)
}

func assigneeKey(assignee store.PersonID, status store.Status, order store.QueueOrder) []byte {
	return appendOrder(appendText(idKey(assignee), status), order)
}

// latenessKey sorts waiting proposals by escalation level, then by deadline.
func latenessKey(level int, due store.Date, seq store.Seq) []byte {
	return appendNumber(appendText([]byte{byte(level)}, due), uint64(seq))
}

// queueEntries returns the index entries of a proposal in the queue. Their values have what
// scopes and filters need.
func queueEntries(p *store.Proposal) []indexEntry {
	entry := store.QueueEntryOf(*p)
	value := queueValue(&entry)
	entries := []indexEntry{{index: proposalsByStatus, key: queueKey(p.Status, entry.QueueOrder), value: value}}
	if p.Status.Open() && p.Assignee != 0 {
		entries = append(entries, indexEntry{index: proposalsByAssignee, key: assigneeKey(p.Assignee, p.Status, entry.QueueOrder), value: value})
	}
	if p.Status == store.StatusSubmitted {
		// The key has no tier, so the value begins with it.
		value := append([]byte{byte(entry.Tier)}, value...)
		entries = append(entries, indexEntry{index: proposalsByLateness, key: latenessKey(p.EscalationLevel, p.DueOn, p.Seq), value: value})
	}
	return entries
}

func (r *reader) Queue(filter store.QueueFilter, after store.QueueOrder) iter.Seq2[store.QueueEntry, error] {
	return func(yield func(store.QueueEntry, error) bool) {
		index, prefix := proposalsByStatus, textKey(filter.Status)
		if filter.Assignee != 0 && filter.Status.Open() {
			index, prefix = proposalsByAssignee, appendText(idKey(filter.Assignee), filter.Status)
		}
		from := prefix
		if after != (store.QueueOrder{}) {
			from = nextKey(appendOrder(bytes.Clone(prefix), after))
		}
		wanted := newValueFilter(&filter)
		for key, value := range r.scan(index, from, prefix) {
			if wanted.passes(value) && !yield(parseQueueEntry(parseOrder(key, len(prefix)), value), nil) {
				return
			}
		}
		yieldDone(r, yield)
	}
}

func (r *reader) Late(level int, before store.Date) iter.Seq2[store.QueueEntry, error] {
	return func(yield func(store.QueueEntry, error) bool) {
		prefix := []byte{byte(level)}
		for key, value := range r.scan(proposalsByLateness, prefix, prefix) {
			entry := parseQueueEntry(store.QueueOrder{Tier: store.Tier(value[0]), Seq: store.Seq(lastNumber(key))}, value[1:])
			entry.Day = entry.Due
			if entry.Due >= before || !yield(entry, nil) {
				return
			}
		}
		yieldDone(r, yield)
	}
}

// valueTail is the length of what follows the texts in a value of the queue: the ids of
// the assignee and of the first voter, and the escalation level in one byte.
const valueTail = 8 + 8 + 1

func queueValue(entry *store.QueueEntry) []byte {
	value := appendTexts(make([]byte, 0, 64), string(entry.Due), entry.Region, entry.Topic, string(entry.Language))
	return append(appendID(appendID(value, entry.Assignee), entry.Voter), byte(entry.Escalated))
}

// parseQueueEntry is the inverse of queueValue.
func parseQueueEntry(order store.QueueOrder, value []byte) store.QueueEntry {
	tail := value[len(value)-valueTail:]
	due, region, topic, language := fourTexts(value[:len(value)-valueTail])
	return store.QueueEntry{
		QueueOrder: order, Due: store.Date(due), Region: region, Topic: topic, Language: store.Language(language),
		Assignee: lastID[store.PersonID](tail[:8]), Voter: lastID[store.PersonID](tail[8:16]), Escalated: int(tail[16]),
	}
}

// valueFilter is a filter for values. It makes no strings of those that it rejects.
type valueFilter struct {
	*store.QueueFilter
	all bool
}

func newValueFilter(f *store.QueueFilter) valueFilter {
	narrow := f.Region != "" || f.Topic != "" || f.Language != "" || f.Assignee != 0 || f.DueBefore != ""
	return valueFilter{f, !narrow && len(f.Scope.Regions) == 0 && len(f.Scope.Topics) == 0}
}

func (f valueFilter) passes(value []byte) bool {
	if f.all {
		return true
	}
	due, rest, _ := bytes.Cut(value, []byte{0})
	region, rest, _ := bytes.Cut(rest, []byte{0})
	topic, rest, _ := bytes.Cut(rest, []byte{0})
	language, _, _ := bytes.Cut(rest, []byte{0})
	return (f.Region == "" || f.Region == string(region)) &&
		(f.Topic == "" || f.Topic == string(topic)) &&
		(f.Language == "" || string(f.Language) == string(language)) &&
		(f.DueBefore == "" || string(due) < string(f.DueBefore)) &&
		(f.Assignee == 0 || f.Assignee == lastID[store.PersonID](value[len(value)-valueTail:len(value)-valueTail+8])) &&
		covers(f.Scope.Regions, region) && covers(f.Scope.Topics, topic)
}

func covers(codes []string, code []byte) bool {
	return len(codes) == 0 || slices.ContainsFunc(codes, func(c string) bool { return c == string(code) })
}
