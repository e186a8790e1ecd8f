package bolt

import (
	"errors"
	"iter"
	"strings"

	"usynys/store"
)

// errMissing is what is wrong with a record that an index points to in vain.
var errMissing = errors.New("an index points here, but there is no record")

// queueKey sorts the proposals of a status by their order, then by age.
func queueKey(status store.Status, order string, seq store.Seq) []byte {
	key := appendText(textKey(status), order)
	return appendNumber(key, uint64(seq))
}

// queueEntry has in its value what scopes and filters ask for.
func queueEntry(p *store.Proposal) entry {
	place := store.PlaceOf(*p)
	value := appendText(appendText(textKey(place.Due), place.Region), place.Topic)
	value = appendID(appendText(value, place.Language), place.Assignee)
	return entry{index: proposalsByStatus, key: queueKey(p.Status, place.Order, p.Seq), value: value}
}

// queuePlace reads a place. Somebody looks at thousands of them for one screen, so
// its texts are parts of one string.
func queuePlace(order, value []byte, seq store.Seq) store.QueuePlace {
	texts := string(order) + "\x00" + string(value[:len(value)-8])
	first, texts, _ := strings.Cut(texts, "\x00")
	due, texts, _ := strings.Cut(texts, "\x00")
	region, texts, _ := strings.Cut(texts, "\x00")
	topic, texts, _ := strings.Cut(texts, "\x00")
	language, _, _ := strings.Cut(texts, "\x00")
	return store.QueuePlace{
		Order: first, Seq: seq, Due: store.Date(due), Region: region, Topic: topic,
		Language: store.Language(language), Assignee: lastID[store.PersonID](value),
	}
}

func (r *reader) Queue(status store.Status, behind store.QueuePlace) iter.Seq2[store.QueuePlace, error] {
	return func(yield func(store.QueuePlace, error) bool) {
		prefix := textKey(status)
		from := after(queueKey(status, behind.Order, behind.Seq))
		for key, value := range r.scan(proposalsByStatus, from, prefix) {
			// Behind the order stand a zero byte and the number.
			order := key[len(prefix) : len(key)-9]
			if !yield(queuePlace(order, value, store.Seq(lastNumber(key))), nil) {
				return
			}
		}
		yieldDone(r, yield)
	}
}
