package queue

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// facets say how many proposals each change of a filter would leave: for each
// answer to one question the count with the answers to the others as they are.
type facets struct {
	filter  store.Filter
	passing int
	// counts counts by the name of a dimension and the code of an answer, all by the name
	// alone.
	counts        map[string]map[string]int
	totals        map[string]int
	mine, overdue int
}

// facetKey is what a filter asks about.
type facetKey struct {
	region, topic string
	language      store.Language
	mine, late    bool
}

// countFacets counts by the counts of the queue what is open, and by the standing
// counts what is decided.
func countFacets(t *dialog.Turn, filter store.Filter) (facets, error) {
	f := facets{filter: filter, totals: map[string]int{}, counts: map[string]map[string]int{
		"region": {}, "topic": {}, "language": {},
	}}
	scope, today := t.Staff.Scope, t.Today()
	if !filter.EffectiveStatus().Open() {
		standing, err := t.Tx.StatusCounts(filter.EffectiveStatus())
		for _, s := range standing {
			if scope.Covers(s.Region, s.Topic) {
				f.add(facetKey{region: s.Region, topic: s.Topic, language: s.Language}, int(s.Count))
			}
		}
		return f, err
	}
	for c, err := range t.Tx.QueueCounts(filter.EffectiveStatus()) {
		if err != nil {
			return f, err
		}
		if scope.Covers(c.Region, c.Topic) {
			f.add(facetKey{
				region: c.Region, topic: c.Topic, language: c.Language, mine: c.Assignee == t.Staff.ID, late: c.Due < today,
			}, c.Count)
		}
	}
	return f, nil
}

// add counts proposals of a kind wherever the other answers let them through.
func (f *facets) add(k facetKey, count int) {
	region := f.filter.Region == "" || f.filter.Region == k.region
	topic := f.filter.Topic == "" || f.filter.Topic == k.topic
	language := f.filter.Language == "" || f.filter.Language == k.language
	mine := !f.filter.Mine || k.mine
	late := !f.filter.Overdue || k.late
	if topic && language && mine && late {
		f.counts["region"][k.region] += count
		f.totals["region"] += count
	}
	if region && language && mine && late {
		f.counts["topic"][k.topic] += count
		f.totals["topic"] += count
	}
	if region && topic && mine && late {
		f.counts["language"][string(k.language)] += count
		f.totals["language"] += count
	}
	where := region && topic && language
	if where && late && k.mine {
		f.mine += count
	}
	if where && mine && k.late {
		f.overdue += count
	}
	if where && mine && late {
		f.passing += count
	}
}

// countStatuses counts what the filter would leave with each status.
func countStatuses(t *dialog.Turn, filter store.Filter) (map[string]int, error) {
	counts := map[string]int{}
	for _, status := range store.Statuses() {
		other := normalizeFilter(filter, status)
		found, err := countFacets(t, other)
		if err != nil {
			return nil, err
		}
		counts[string(status)] = found.passing
	}
	return counts, nil
}

// normalizeFilter is the filter with another status: what has no promised day is not late,
// and what is decided is nobody's any more.
func normalizeFilter(filter store.Filter, status store.Status) store.Filter {
	filter.Status = status
	if status.Waiting() {
		filter.Status = ""
	}
	filter.Overdue = filter.Overdue && status.Waiting()
	filter.Mine = filter.Mine && status.Open()
	return filter
}
