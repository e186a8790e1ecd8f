package report

import "usynys/store"

// weekCounts is how often something happened in the stretch and in the one before.
type weekCounts struct{ Now, Before int }

// countsByCode counts by code.
type countsByCode map[string]weekCounts

// digestFigures are what one reader's digest says: what happened, by status, and what
// was received, by topic, region and language; and what waits now.
type digestFigures struct {
	Statuses, Topics, Regions, Languages countsByCode
	Waiting                              waitingCount
}

// forScope is the part of the material that is within a scope.
func (m digestData) forScope(scope store.Scope) digestFigures {
	f := digestFigures{Statuses: countsByCode{}, Topics: countsByCode{}, Regions: countsByCode{}, Languages: countsByCode{}}
	for _, entered := range m.Entered {
		if !scope.Covers(entered.Region, entered.Topic) {
			continue
		}
		n := m.countFor(entered)
		f.Statuses.add(string(entered.Status), n)
		if entered.Status == store.StatusSubmitted {
			f.Topics.add(entered.Topic, n)
			f.Regions.add(entered.Region, n)
			f.Languages.add(string(entered.Language), n)
		}
	}
	f.Waiting = m.waitingWithin(scope)
	return f
}

// countFor puts a day's count where it belongs; a day may be in neither stretch.
func (m digestData) countFor(entered store.EntryCount) weekCounts {
	switch n := int(entered.Count); {
	case m.Days.contains(entered.Day):
		return weekCounts{Now: n}
	case m.Days.weekBefore().contains(entered.Day):
		return weekCounts{Before: n}
	}
	return weekCounts{}
}

func (t countsByCode) add(code string, n weekCounts) {
	t[code] = weekCounts{Now: t[code].Now + n.Now, Before: t[code].Before + n.Before}
}

// empty reports whether there is nothing to tell.
func (f digestFigures) empty() bool {
	for _, n := range f.Statuses {
		if n != (weekCounts{}) {
			return false
		}
	}
	return f.Waiting.Count == 0
}
