package coordinator

import "usynys/store"

// count is how often something happened in the stretch and in the one before.
type count struct{ Now, Before int }

// tally counts by code.
type tally map[string]count

// figures are what one reader's digest says: what happened, by status, and what
// was received, by topic, region and language; and what waits now.
type figures struct {
	Statuses, Topics, Regions, Languages tally
	Waiting                              backlog
}

// within is the part of the material that is within a scope.
func (m material) within(scope store.Scope) figures {
	f := figures{Statuses: tally{}, Topics: tally{}, Regions: tally{}, Languages: tally{}}
	for _, entered := range m.Entered {
		if !scope.Covers(entered.Region, entered.Topic) {
			continue
		}
		n := m.counted(entered)
		f.Statuses.add(string(entered.Status), n)
		if entered.Status == store.Submitted {
			f.Topics.add(entered.Topic, n)
			f.Regions.add(entered.Region, n)
			f.Languages.add(string(entered.Language), n)
		}
	}
	for place, waiting := range m.Waiting {
		if scope.Covers(place.Region, place.Topic) {
			f.Waiting = f.Waiting.with(*waiting)
		}
	}
	return f
}

// counted puts a day's count where it belongs; a day may be in neither stretch.
func (m material) counted(entered store.Entered) count {
	switch n := int(entered.Count); {
	case m.Days.has(entered.Day):
		return count{Now: n}
	case m.Days.weekBefore().has(entered.Day):
		return count{Before: n}
	}
	return count{}
}

func (t tally) add(code string, n count) {
	t[code] = count{Now: t[code].Now + n.Now, Before: t[code].Before + n.Before}
}

// nothing reports whether there is nothing to tell.
func (f figures) nothing() bool {
	for _, n := range f.Statuses {
		if n != (count{}) {
			return false
		}
	}
	return f.Waiting.Count == 0
}
