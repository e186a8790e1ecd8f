package bolt

import (
	"errors"
	"fmt"

	"usynys/store"
)

func enteredKey(e *store.EntryCount) []byte {
	key := appendText(textKey(e.Day), e.Status)
	return appendText(appendText(appendText(key, e.Region), e.Topic), e.Language)
}

// parseEnteredKey reads the key of a count back.
func parseEnteredKey(key []byte) store.EntryCount {
	day, key := firstText(key)
	status, key := firstText(key)
	region, key := firstText(key)
	topic, key := firstText(key)
	language, _ := firstText(key)
	return store.EntryCount{Day: store.Date(day), Status: store.Status(status), Region: region, Topic: topic, Language: store.Language(language)}
}

func (r *reader) EntryCounts(first, last store.Date) ([]store.EntryCount, error) {
	var list []store.EntryCount
	for key, value := range r.scan(enteredBucket, textKey(first), nil) {
		e := parseEnteredKey(key)
		if e.Day > last {
			break
		}
		if err := r.decode(enteredBucket, key, value, &e.Count); err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, r.ctx.Err()
}

func (t *transaction) AddEntries(e store.EntryCount, by int) error {
	if err := keyTexts(string(e.Day), string(e.Status), e.Region, e.Topic, string(e.Language)); err != nil {
		return err
	}
	return t.count(enteredBucket, enteredKey(&e), by)
}

func answeredKey(a *store.ResponseCount) []byte { return append(textKey(a.Day), byte(a.Bucket)) }

// parseAnsweredKey reads the key of an answer time back.
func parseAnsweredKey(key []byte) store.ResponseCount {
	day, _ := firstText(key)
	return store.ResponseCount{Day: store.Date(day), Bucket: int(key[len(key)-1])}
}

func (r *reader) ResponseCounts(first, last store.Date) ([]store.ResponseCount, error) {
	var list []store.ResponseCount
	for key, value := range r.scan(answeredBucket, textKey(first), nil) {
		a := parseAnsweredKey(key)
		if a.Day > last {
			break
		}
		if err := r.decode(answeredBucket, key, value, &a.Count); err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, r.ctx.Err()
}

func (t *transaction) AddResponses(a store.ResponseCount, by int) error {
	if a.Bucket < 0 || a.Bucket > len(store.ResponseBuckets()) {
		return fmt.Errorf("there is no span %d of answer times", a.Bucket)
	}
	if err := keyTexts(a.Day); err != nil {
		return err
	}
	return t.count(answeredBucket, answeredKey(&a), by)
}

// errNegative is returned for a count that would go below 0: what is taken out was
// never counted.
var errNegative = errors.New("a count would go below 0")

// count adds to a count. A count of 0 is not kept.
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
