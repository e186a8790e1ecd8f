package bolt

import (
	"errors"
	"iter"

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

func queuePlace(order string, seq store.Seq, value []byte) store.QueuePlace {
	due, rest := firstText(value)
	region, rest := firstText(rest)
	topic, rest := firstText(rest)
	language, rest := firstText(rest)
	return store.QueuePlace{
		Order: order, Seq: seq, Due: store.Date(due), Region: region, Topic: topic,
		Language: store.Language(language), Assignee: lastID[store.PersonID](rest),
	}
}

func (r *reader) Queue(status store.Status, behind store.QueuePlace) iter.Seq2[store.QueuePlace, error] {
	return func(yield func(store.QueuePlace, error) bool) {
		prefix := textKey(status)
		from := after(queueKey(status, behind.Order, behind.Seq))
		for key, value := range r.scan(proposalsByStatus, from, prefix) {
			order, _ := firstText(key[len(prefix):])
			if !yield(queuePlace(order, store.Seq(lastNumber(key)), value), nil) {
				return
			}
		}
	}
}
