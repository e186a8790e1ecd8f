package moderator

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// ledger reads the tallies of a period. It never reads a proposal.
type ledger struct {
	turn        *dialog.Turn
	first, last store.Date
}

// answers is how many first answers were given, by the index of the span.
type answers []int

func newAnswers() answers { return make(answers, len(store.AnswerSpans())+1) }

func (a answers) total() int {
	sum := 0
	for _, count := range a {
		sum += count
	}
	return sum
}

// counts are the tallies of a kind, by what they count.
func (l ledger) counts(kind store.TallyKind) (map[string]int, error) {
	list, err := l.turn.Tx.Tallies(kind, l.first, l.last)
	if err != nil {
		return nil, fmt.Errorf("read the tallies %q: %w", kind, err)
	}
	counts := map[string]int{}
	for _, tally := range list {
		counts[tally.Of] += int(tally.Count)
	}
	return counts, nil
}

// answered are the first answers of a kind, by what they are tallied by.
func (l ledger) answered(kind store.TallyKind) (map[string]answers, error) {
	list, err := l.turn.Tx.Tallies(kind, l.first, l.last)
	if err != nil {
		return nil, fmt.Errorf("read the tallies %q: %w", kind, err)
	}
	all := map[string]answers{}
	for _, tally := range list {
		if all[tally.Of] == nil {
			all[tally.Of] = newAnswers()
		}
		all[tally.Of][min(tally.Within, len(store.AnswerSpans()))] += int(tally.Count)
	}
	return all, nil
}

// inRegion reports whether a reader may see the figures of a region.
func inRegion(reader store.Staff, region string) bool {
	return len(reader.Scope.Regions) == 0 || slices.Contains(reader.Scope.Regions, region)
}

// decided counts the decisions in the regions of a reader.
func (l ledger) decided(reader store.Staff) (int, error) {
	counts, err := l.counts(store.TallyDecidedIn)
	sum := 0
	for region, count := range counts {
		if inRegion(reader, region) {
			sum += count
		}
	}
	return sum, err
}

// figuresSeen reports whether a reader may see the figures of somebody: moderators their
// own, all others those of colleagues who work within their regions only.
func figuresSeen(t *dialog.Turn, id string) (bool, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return false, fmt.Errorf("a tally is of %d bytes that are no staff id", len(id))
	}
	if store.PersonID(number) == t.Staff.ID {
		return true, nil
	}
	if t.Staff.Role == store.Moderator {
		return false, nil
	}
	if len(t.Staff.Scope.Regions) == 0 {
		return true, nil
	}
	colleague, err := store.StaffRecords.Get(t.Tx, store.PersonID(number))
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	outside := func(region string) bool { return !inRegion(*t.Staff, region) }
	regions := colleague.Scope.Regions
	return len(regions) > 0 && !slices.ContainsFunc(regions, outside), err
}
