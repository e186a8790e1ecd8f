package bolt

import (
	"errors"
	"iter"

	"usynys/store"
)

// errMissing is what is wrong with a record that an index points to in vain.
var errMissing = errors.New("an index points here, but there is no record")

// queueKey sorts the proposals of a status by the promised day, then by age.
func queueKey(status store.Status, due store.Date, seq store.Seq) []byte {
	key := appendText(textKey(status), due)
	return appendNumber(key, uint64(seq))
}

func (r *reader) Queue(behind store.QueuePlace) iter.Seq2[store.QueuePlace, error] {
	return func(yield func(store.QueuePlace, error) bool) {
		waiting := textKey(store.Submitted)
		from := after(queueKey(store.Submitted, behind.Due, behind.Seq))
		for key, value := range r.scan(proposalsByStatus, from, waiting) {
			due, _ := firstText(key[len(waiting):])
			region, rest := firstText(value)
			topic, _ := firstText(rest)
			place := store.QueuePlace{Due: store.Date(due), Seq: store.Seq(lastNumber(key)), Region: region, Topic: topic}
			if !yield(place, nil) {
				return
			}
		}
	}
}
