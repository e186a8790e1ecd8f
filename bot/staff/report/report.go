// Package report shows the staff figures of a period: the digest of a week, asked for
// with a command or sent every week, and the statistics of how the staff keep up.
//
// Both read [figures] and count what waits with [desk.CountBacklog]. The digest is read
// once ([loadDigest]) and then cut to the scope of each reader.
package report

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// figures reads what was counted in a period. It never reads a proposal.
type figures struct {
	turn *dialog.Turn
	dayRange
}

// counts returns how often a kind of tally was counted, by its key.
func (f figures) counts(kind store.TallyKind) (map[string]int, error) {
	list, err := f.turn.Tx.Tallies(kind, f.First, f.Last)
	if err != nil {
		return nil, fmt.Errorf("read the tallies %q: %w", kind, err)
	}
	counts := map[string]int{}
	for _, tally := range list {
		counts[tally.Key] += int(tally.Count)
	}
	return counts, nil
}

// responseTimes returns the times of the first answers, by the key of the tally.
func (f figures) responseTimes(kind store.TallyKind) (map[string]responseTimes, error) {
	list, err := f.turn.Tx.Tallies(kind, f.First, f.Last)
	if err != nil {
		return nil, fmt.Errorf("read the tallies %q: %w", kind, err)
	}
	all := map[string]responseTimes{}
	for _, tally := range list {
		if all[tally.Key] == nil {
			all[tally.Key] = newResponseTimes()
		}
		all[tally.Key][min(tally.Bucket, len(store.ResponseBuckets()))] += int(tally.Count)
	}
	return all, nil
}

// responseTimesIn returns the times of the first answers in all regions that a reader
// may see.
func (f figures) responseTimesIn(reader store.Scope) (responseTimes, error) {
	byRegion, err := f.responseTimes(store.TallyResponsesIn)
	all := newResponseTimes()
	for region, times := range byRegion {
		if seesRegion(reader, region) {
			for i, count := range times {
				all[i] += count
			}
		}
	}
	return all, err
}

// decisions returns how many decisions were taken in the regions of a reader.
func (f figures) decisions(reader store.Scope) (int, error) {
	counts, err := f.counts(store.TallyDecidedIn)
	sum := 0
	for region, count := range counts {
		if seesRegion(reader, region) {
			sum += count
		}
	}
	return sum, err
}

// seesRegion reports whether a reader with a scope may see the figures of a region.
func seesRegion(reader store.Scope, region string) bool {
	return len(reader.Regions) == 0 || slices.Contains(reader.Regions, region)
}

// seesPerson reports whether the sender may see the figures of a member of the staff:
// moderators see their own only, all others also those of colleagues who work within
// the sender's regions.
func seesPerson(t *dialog.Turn, id string) (bool, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	switch {
	case err != nil:
		return false, fmt.Errorf("a tally is of %d bytes that are no staff id", len(id))
	case store.PersonID(number) == t.Staff.ID:
		return true, nil
	case t.Staff.Role == store.RoleModerator:
		return false, nil
	case len(t.Staff.Scope.Regions) == 0:
		return true, nil
	}
	colleague, err := store.StaffRecords.Get(t.Tx, store.PersonID(number))
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	outside := func(region string) bool { return !seesRegion(t.Staff.Scope, region) }
	regions := colleague.Scope.Regions
	return len(regions) > 0 && !slices.ContainsFunc(regions, outside), err
}

func countText(key string, count int) dialog.Text {
	return dialog.Say(key, dialog.Data{"Number": count})
}

// countTextIfAny returns a row, or nothing for a count of 0.
func countTextIfAny(key string, count int) []dialog.Text {
	if count == 0 {
		return nil
	}
	return []dialog.Text{countText(key, count)}
}
