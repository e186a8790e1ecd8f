package queue

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// facets count how many proposals each change of a filter would select: for each answer
// in one dimension, the count with the other dimensions as they are.
type facets struct {
	filter  store.Filter
	passing int
	// counts has the counts by the name of a dimension and the code of an answer, totals
	// by the name alone.
	counts        map[string]map[string]int
	totals        map[string]int
	mine, overdue int
}

// facetKey is what a filter selects by.
type facetKey struct {
	region, topic string
	language      store.Language
	mine, late    bool
}

// countFacets counts what is open with the counts of the queue, and what is decided with
// the counts by status.
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

// add adds proposals with one key to each count that the other dimensions select.
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

// countStatuses counts what the filter would select with each status.
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

// normalizeFilter returns the filter with another status. What has no deadline is not
// late, and what is decided is assigned to nobody.
func normalizeFilter(filter store.Filter, status store.Status) store.Filter {
	filter.Status = status
	if status.Waiting() {
		filter.Status = ""
	}
	filter.Overdue = filter.Overdue && status.Waiting()
	filter.Mine = filter.Mine && status.Open()
	return filter
}
