package bolt

import (
	"fmt"

	"usynys/store"
)

func enteredKey(e *store.EntryCount) []byte {
	return appendTexts(textKey(e.Day), string(e.Status), e.Region, e.Topic, string(e.Language))
}

// parseEnteredKey is the inverse of enteredKey.
func parseEnteredKey(key []byte) store.EntryCount {
	day, key := firstText(key)
	status, region, topic, language := fourTexts(key)
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

// parseAnsweredKey is the inverse of answeredKey.
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

// tallyKey returns the key of a tally for a day or a month. The period comes before the
// tally's own key, so that a period is one range.
func tallyKey(t *store.Tally, period string) []byte {
	return append(appendTexts(textKey(t.Kind), period, t.Key), byte(t.Bucket))
}

// parseTallyKey is the inverse of tallyKey.
func parseTallyKey(key []byte) (tally store.Tally, period string) {
	kind, rest := firstText(key)
	period, rest = firstText(rest)
	of, rest := firstText(rest)
	return store.Tally{Kind: store.TallyKind(kind), Key: of, Bucket: int(rest[0])}, period
}

// monthOf returns the month of a day, written 2026-11.
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

// periods divides the days from first to last into whole months and single days, as few
// as possible.
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
