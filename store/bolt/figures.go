package bolt

import (
	"errors"
	"fmt"

	"usynys/store"
)

func enteredKey(e *store.Entered) []byte {
	key := appendText(textKey(e.Day), e.Status)
	return appendText(appendText(appendText(key, e.Region), e.Topic), e.Language)
}

// enteredAt reads the key of a count back.
func enteredAt(key []byte) store.Entered {
	day, key := firstText(key)
	status, key := firstText(key)
	region, key := firstText(key)
	topic, key := firstText(key)
	language, _ := firstText(key)
	return store.Entered{Day: store.Date(day), Status: store.Status(status), Region: region, Topic: topic, Language: store.Language(language)}
}

func (r *reader) Entered(first, last store.Date) ([]store.Entered, error) {
	var list []store.Entered
	for key, value := range r.scan(enteredBucket, textKey(first), nil) {
		e := enteredAt(key)
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

func (t *transaction) CountEntered(e store.Entered, by int) error {
	if err := keyTexts(string(e.Day), string(e.Status), e.Region, e.Topic, string(e.Language)); err != nil {
		return err
	}
	return t.count(enteredBucket, enteredKey(&e), by)
}

func answeredKey(a *store.Answered) []byte { return append(textKey(a.Day), byte(a.Within)) }

// answeredAt reads the key of an answer time back.
func answeredAt(key []byte) store.Answered {
	day, _ := firstText(key)
	return store.Answered{Day: store.Date(day), Within: int(key[len(key)-1])}
}

func (r *reader) Answered(first, last store.Date) ([]store.Answered, error) {
	var list []store.Answered
	for key, value := range r.scan(answeredBucket, textKey(first), nil) {
		a := answeredAt(key)
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

func (t *transaction) CountAnswered(a store.Answered, by int) error {
	if a.Within < 0 || a.Within > len(store.AnswerSpans()) {
		return fmt.Errorf("there is no span %d of answer times", a.Within)
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
