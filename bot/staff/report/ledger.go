package report

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// tallyReader reads the tallies of a period. It never reads a proposal.
type tallyReader struct {
	turn        *dialog.Turn
	first, last store.Date
}

// answerCounts is how many first answers were given, by the index of the span.
type answerCounts []int

func newAnswerCounts() answerCounts { return make(answerCounts, len(store.ResponseBuckets())+1) }

func (a answerCounts) total() int {
	sum := 0
	for _, count := range a {
		sum += count
	}
	return sum
}

// counts are the tallies of a kind, by what they count.
func (l tallyReader) counts(kind store.TallyKind) (map[string]int, error) {
	list, err := l.turn.Tx.Tallies(kind, l.first, l.last)
	if err != nil {
		return nil, fmt.Errorf("read the tallies %q: %w", kind, err)
	}
	counts := map[string]int{}
	for _, tally := range list {
		counts[tally.Key] += int(tally.Count)
	}
	return counts, nil
}

// answersBy are the first answers of a kind, by what they are tallied by.
func (l tallyReader) answersBy(kind store.TallyKind) (map[string]answerCounts, error) {
	list, err := l.turn.Tx.Tallies(kind, l.first, l.last)
	if err != nil {
		return nil, fmt.Errorf("read the tallies %q: %w", kind, err)
	}
	all := map[string]answerCounts{}
	for _, tally := range list {
		if all[tally.Key] == nil {
			all[tally.Key] = newAnswerCounts()
		}
		all[tally.Key][min(tally.Bucket, len(store.ResponseBuckets()))] += int(tally.Count)
	}
	return all, nil
}

// canSeeRegion reports whether a reader may see the figures of a region.
func canSeeRegion(reader store.Staff, region string) bool {
	return len(reader.Scope.Regions) == 0 || slices.Contains(reader.Scope.Regions, region)
}

// countDecisions counts the decisions in the regions of a reader.
func (l tallyReader) countDecisions(reader store.Staff) (int, error) {
	counts, err := l.counts(store.TallyDecidedIn)
	sum := 0
	for region, count := range counts {
		if canSeeRegion(reader, region) {
			sum += count
		}
	}
	return sum, err
}

// canSeeFigures reports whether a reader may see the figures of somebody: moderators their
// own, all others those of colleagues who work within their regions only.
func canSeeFigures(t *dialog.Turn, id string) (bool, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return false, fmt.Errorf("a tally is of %d bytes that are no staff id", len(id))
	}
	if store.PersonID(number) == t.Staff.ID {
		return true, nil
	}
	if t.Staff.Role == store.RoleModerator {
		return false, nil
	}
	if len(t.Staff.Scope.Regions) == 0 {
		return true, nil
	}
	colleague, err := store.StaffRecords.Get(t.Tx, store.PersonID(number))
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	outside := func(region string) bool { return !canSeeRegion(*t.Staff, region) }
	regions := colleague.Scope.Regions
	return len(regions) > 0 && !slices.ContainsFunc(regions, outside), err
}

func countText(key string, count int) dialog.Text {
	return dialog.Say(key, dialog.Data{"Number": count})
}

// countTextIfAny is a row for what happened at all.
func countTextIfAny(key string, count int) []dialog.Text {
	if count == 0 {
		return nil
	}
	return []dialog.Text{countText(key, count)}
}

// medianTexts says within what time half of the first answers were given.
func medianTexts(all answerCounts) []dialog.Text {
	if all.total() == 0 {
		return nil
	}
	span, over := medianBucket(all)
	key := "stats_half"
	if over {
		key = "stats_half_over"
	}
	return []dialog.Text{dialog.Say(key, dialog.Data{"Span": formatDuration(span)})}
}
