package bolt

import (
	"fmt"

	"usynys/store"
)

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
