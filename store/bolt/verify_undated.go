package bolt

import (
	"fmt"
	"time"

	"usynys/store"
)

// undated is what audit entries from before moderation tell. They do not say on
// which day they were counted, and the zone of that time is not in the file, so
// what they tell is compared with the counts of all days on which that can have
// been: no count too many or too few goes unnoticed, one on a wrong day within that
// time does.
type undated struct {
	first, last store.Date
	statuses    map[store.Status]uint64
	// kinds have no day; answers are by their span.
	kinds   map[store.Entered]uint64
	answers map[int]uint64
}

func newUndated() undated {
	return undated{statuses: map[store.Status]uint64{}, kinds: map[store.Entered]uint64{}, answers: map[int]uint64{}}
}

// No zone is further from UTC than this.
const furthestZone = 14 * time.Hour

// at widens the time from which undated entries are.
func (u *undated) at(moment time.Time) {
	first, last := store.DateOf(moment.Add(-furthestZone), time.UTC), store.DateOf(moment.Add(furthestZone), time.UTC)
	if u.first == "" || first < u.first {
		u.first = first
	}
	u.last = max(u.last, last)
}

// covers reports whether something undated can have been counted on a day.
func (u *undated) covers(day store.Date) bool {
	return u.first <= day && day <= u.last && u.first != ""
}

// drawFrom takes as much as is needed, and there, from what is undated, and says how
// much of the need is left.
func drawFrom[Kind comparable](from map[Kind]uint64, kind Kind, needed uint64) uint64 {
	taken := min(from[kind], needed)
	if from[kind] -= taken; from[kind] == 0 {
		delete(from, kind)
	}
	return needed - taken
}

// compare tells what of it was counted nowhere.
func (u *undated) compare(v *verification) {
	for status, told := range u.statuses {
		v.finding(fmt.Sprintf("bucket %s: %d fewer entered status %s until %s than the audit entries tell of", enteredBucket, told, status, u.last))
	}
	for kind, there := range u.kinds {
		v.fault(enteredBucket, enteredKey(&kind), fmt.Errorf("there are %d more proposals of this kind than were counted until %s", there, u.last))
	}
	for within, told := range u.answers {
		v.finding(fmt.Sprintf("bucket %s: %d fewer answers within span %d until %s than the audit entries tell of", answeredBucket, told, within, u.last))
	}
}
