package bolt

import (
	"bytes"
	"errors"
	"iter"
	"slices"
	"strings"

	"usynys/store"
)

// errMissing is what is wrong with a record that an index points to in vain.
var errMissing = errors.New("an index points here, but there is no record")

// appendOrder adds an order to a key so that keys of a status sort as the orders do.
func appendOrder(key []byte, order store.QueueOrder) []byte {
	day := []byte(order.Day)
	if order.Tier == store.TierClosed {
		turnDigits(day)
	} else {
		key = append(key, '0'+byte(order.Tier))
	}
	return appendNumber(appendText(key, string(day)), uint64(order.Seq))
}

// orderAt reads an order back from the end of a key, where it follows a prefix.
func orderAt(key []byte, prefix int) store.QueueOrder {
	text := key[prefix : len(key)-9]
	order := store.QueueOrder{Tier: store.TierClosed, Seq: store.Seq(lastNumber(key))}
	if len(text) > 0 && text[0] < '0'+byte(store.TierClosed) {
		order.Tier, order.Day = store.Tier(text[0]-'0'), store.Date(text[1:])
		return order
	}
	day := bytes.Clone(text)
	turnDigits(day)
	order.Day = store.Date(day)
	return order
}

// turnDigits turns the digits of a date so that texts sort from the latest to the
// earliest. As years begin with 2, what is turned begins with 7 and with no tier.
func turnDigits(day []byte) {
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

// latenessKey sorts what waits by how many circles were told, then by the promised
// day.
func latenessKey(told int, due store.Date, seq store.Seq) []byte {
	return appendNumber(appendText([]byte{byte(told)}, due), uint64(seq))
}

// queueEntries have in their values what scopes and filters ask for.
func queueEntries(p *store.Proposal) []indexEntry {
	place := store.QueueEntryOf(*p)
	value := placeValue(&place)
	entries := []indexEntry{{index: proposalsByStatus, key: queueKey(p.Status, place.QueueOrder), value: value}}
	if p.Status.Open() && p.Assignee != 0 {
		entries = append(entries, indexEntry{index: proposalsByAssignee, key: assigneeKey(p.Assignee, p.Status, place.QueueOrder), value: value})
	}
	if p.Status == store.StatusSubmitted {
		// The key has no tier, so it comes before the value.
		value := append([]byte{byte(place.Tier)}, value...)
		entries = append(entries, indexEntry{index: proposalsByLateness, key: latenessKey(p.EscalationLevel, p.DueOn, p.Seq), value: value})
	}
	return entries
}

func (r *reader) Queue(filter store.QueueFilter, behind store.QueueOrder) iter.Seq2[store.QueueEntry, error] {
	return func(yield func(store.QueueEntry, error) bool) {
		index, prefix := proposalsByStatus, textKey(filter.Status)
		if filter.Assignee != 0 && filter.Status.Open() {
			index, prefix = proposalsByAssignee, appendText(idKey(filter.Assignee), filter.Status)
		}
		from := prefix
		if behind != (store.QueueOrder{}) {
			from = nextKey(appendOrder(bytes.Clone(prefix), behind))
		}
		wanted := newPlaceFilter(&filter)
		for key, value := range r.scan(index, from, prefix) {
			if !wanted.passes(value) {
				continue
			}
			if !yield(placeAt(orderAt(key, len(prefix)), value), nil) {
				return
			}
		}
		yieldDone(r, yield)
	}
}

func (r *reader) Late(told int, due store.Date) iter.Seq2[store.QueueEntry, error] {
	return func(yield func(store.QueueEntry, error) bool) {
		prefix := []byte{byte(told)}
		for key, value := range r.scan(proposalsByLateness, prefix, prefix) {
			place := placeAt(store.QueueOrder{Tier: store.Tier(value[0]), Seq: store.Seq(lastNumber(key))}, value[1:])
			place.Day = place.Due
			if place.Due >= due || !yield(place, nil) {
				return
			}
		}
		yieldDone(r, yield)
	}
}

// The value of a place in the queue: the promised day, the region, the topic and the
// language, each a text, the ids of the assignee and of who voted first, and in one
// byte how many circles were told that it is late.
const placeTail = 8 + 8 + 1

func placeValue(place *store.QueueEntry) []byte {
	value := appendText(appendText(textKey(place.Due), place.Region), place.Topic)
	value = appendID(appendID(appendText(value, place.Language), place.Assignee), place.Voter)
	return append(value, byte(place.Escalated))
}

// placeAt reads a place. Thousands may be looked at for one screen, so its texts are
// parts of one string.
func placeAt(order store.QueueOrder, value []byte) store.QueueEntry {
	tail := value[len(value)-placeTail:]
	texts := string(value[:len(value)-placeTail])
	due, texts, _ := strings.Cut(texts, "\x00")
	region, texts, _ := strings.Cut(texts, "\x00")
	topic, texts, _ := strings.Cut(texts, "\x00")
	language, _, _ := strings.Cut(texts, "\x00")
	return store.QueueEntry{
		QueueOrder: order, Due: store.Date(due), Region: region, Topic: topic, Language: store.Language(language),
		Assignee: lastID[store.PersonID](tail[:8]), Voter: lastID[store.PersonID](tail[8:16]), Escalated: int(tail[16]),
	}
}

// placeFilter is a filter that is asked without making strings of what it refuses.
type placeFilter struct {
	*store.QueueFilter
	all bool
}

func newPlaceFilter(f *store.QueueFilter) placeFilter {
	narrow := f.Region != "" || f.Topic != "" || f.Language != "" || f.Assignee != 0 || f.DueBefore != ""
	return placeFilter{f, !narrow && len(f.Scope.Regions) == 0 && len(f.Scope.Topics) == 0}
}

func (f placeFilter) passes(value []byte) bool {
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
		(f.Assignee == 0 || f.Assignee == lastID[store.PersonID](value[len(value)-placeTail:len(value)-placeTail+8])) &&
		covers(f.Scope.Regions, region) && covers(f.Scope.Topics, topic)
}

func covers(codes []string, code []byte) bool {
	return len(codes) == 0 || slices.ContainsFunc(codes, func(c string) bool { return c == string(code) })
}
