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

// tallyKey has the period before what is counted, so that a period is read at one go.
func tallyKey(t *store.Tally, period string) []byte {
	key := appendText(appendText(textKey(t.Kind), period), t.Key)
	return append(key, byte(t.Bucket))
}

// parseTallyKey reads the key of a tally back.
func parseTallyKey(key []byte) (tally store.Tally, period string) {
	kind, rest := firstText(key)
	period, rest = firstText(rest)
	of, rest := firstText(rest)
	return store.Tally{Kind: store.TallyKind(kind), Key: of, Bucket: int(rest[0])}, period
}

// monthOf is the month of a day, written 2026-11.
func monthOf(day store.Date) string { return string(day)[:len("2026-11")] }

func (t *transaction) AddTally(tally store.Tally, by int) error {
	if tally.Bucket < 0 || tally.Bucket > len(store.ResponseBuckets()) {
		return fmt.Errorf("there is no span %d of answer times", tally.Bucket)
	}
	if _, err := store.ParseDate(string(tally.Day)); err != nil {
		return err
	}
	if err := keyTexts(string(tally.Kind), tally.Key); err != nil {
		return err
	}
	if err := t.count(talliesBucket, tallyKey(&tally, string(tally.Day)), by); err != nil {
		return err
	}
	return t.count(talliesBucket, tallyKey(&tally, monthOf(tally.Day)), by)
}

func (r *reader) Tallies(kind store.TallyKind, first, last store.Date) ([]store.Tally, error) {
	type row struct {
		of     string
		within int
	}
	counts := map[row]uint64{}
	for _, period := range periods(first, last) {
		prefix := appendText(textKey(kind), period)
		for key, value := range r.scan(talliesBucket, prefix, prefix) {
			tally, _ := parseTallyKey(key)
			if err := r.decode(talliesBucket, key, value, &tally.Count); err != nil {
				return nil, err
			}
			counts[row{tally.Key, tally.Bucket}] += tally.Count
		}
	}
	list := make([]store.Tally, 0, len(counts))
	for at, count := range counts {
		list = append(list, store.Tally{Kind: kind, Key: at.of, Bucket: at.within, Count: count})
	}
	return list, r.ctx.Err()
}

// periods are the months and days of which the days from the first to the last
// consist, as few as possible.
func periods(first, last store.Date) []string {
	var list []string
	for day := first; day <= last; {
		month := monthOf(day)
		end := store.Date(month + "-01").AddDays(31)
		end = store.Date(monthOf(end) + "-01").AddDays(-1)
		if string(day) == month+"-01" && end <= last {
			list = append(list, month)
			day = end.AddDays(1)
			continue
		}
		list = append(list, string(day))
		day = day.AddDays(1)
	}
	return list
}
