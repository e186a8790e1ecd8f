package replay

import (
	"fmt"
	"time"

	"usynys/store"
)

// undated is what audit entries of schema 1 tell. They do not say on which day they were
// counted, and the zone of that time is not in the store. So they are compared with the
// counts of all days that they can have been counted on: a count too high or too low is
// found, one on a wrong day within that time is not.
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

// widen widens the days of the undated entries by a moment.
func (u *undated) widen(moment time.Time) {
	first, last := store.DateOf(moment.Add(-furthestZone), time.UTC), store.DateOf(moment.Add(furthestZone), time.UTC)
	if u.first == "" || first < u.first {
		u.first = first
	}
	u.last = max(u.last, last)
}

// covers reports whether an undated entry can have been counted on a day.
func (u *undated) covers(day store.Date) bool {
	return u.first <= day && day <= u.last && u.first != ""
}

// drawFrom takes up to needed from a kind of undated entries, and returns how many are
// still needed.
func drawFrom[Kind comparable](from map[Kind]uint64, kind Kind, needed uint64) uint64 {
	taken := min(from[kind], needed)
	if from[kind] -= taken; from[kind] == 0 {
		delete(from, kind)
	}
	return needed - taken
}

// remaining returns what of the undated entries was counted nowhere.
func (u *undated) remaining() []Difference {
	var list []Difference
	for status, logged := range u.statuses {
		list = append(list, total(store.Entered{}, "%d fewer entered status %s until %s than the audit entries tell of", logged, status, u.last))
	}
	for kind, there := range u.kinds {
		list = append(list, Difference{Record: kind, Err: fmt.Errorf("there are %d more proposals of this kind than were counted until %s", there, u.last)})
	}
	for within, logged := range u.answers {
		list = append(list, total(store.Answered{}, "%d fewer answers within span %d until %s than the audit entries tell of", logged, within, u.last))
	}
	return list
}
