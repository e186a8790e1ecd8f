package report

import (
	"cmp"
	"maps"
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// weekCounts is how often something happened on the days of a digest and in the week
// before.
type weekCounts struct{ now, before int }

type countsByCode map[string]weekCounts

// eventCounts is what happened within the scope of a reader, by status, and what was
// received, by topic, region and language.
type eventCounts struct{ statuses, topics, regions, languages countsByCode }

func (d digest) eventsWithin(scope store.Scope) eventCounts {
	e := eventCounts{countsByCode{}, countsByCode{}, countsByCode{}, countsByCode{}}
	for _, entered := range d.entered {
		if !scope.Covers(entered.Region, entered.Topic) {
			continue
		}
		var n weekCounts
		switch {
		case d.contains(entered.Day):
			n.now = int(entered.Count)
		case d.weekBefore().contains(entered.Day):
			n.before = int(entered.Count)
		default: // later in the week before
			continue
		}
		e.statuses.add(string(entered.Status), n)
		if entered.Status == store.StatusSubmitted {
			e.topics.add(entered.Topic, n)
			e.regions.add(entered.Region, n)
			e.languages.add(string(entered.Language), n)
		}
	}
	return e
}

func (c countsByCode) add(code string, n weekCounts) {
	c[code] = weekCounts{now: c[code].now + n.now, before: c[code].before + n.before}
}

// row is a line of a digest: what was counted, and how often.
type row struct {
	name  any
	count weekCounts
}

// statusRows say what was received and what became of proposals.
func statusRows(statuses countsByCode) []dialog.Text {
	rows := make([]row, 0, len(store.Statuses()))
	for _, status := range store.Statuses() {
		var name any = proposal.StatusName(status)
		if status == store.StatusSubmitted {
			name = dialog.Say("digest_received")
		}
		rows = append(rows, row{name, statuses[string(status)]})
	}
	return rowTexts(rows)
}

func topicRows(catalogue *store.Catalogue, topics countsByCode) []dialog.Text {
	return rankedRows(topics, codes(catalogue.Topics, func(t store.Topic) string { return t.Code }), func(code string) any {
		if topic, ok := catalogue.Topic(code); ok {
			return topic.Button
		}
		return proposal.TopicName(catalogue, code)
	})
}

func regionRows(catalogue *store.Catalogue, regions countsByCode) []dialog.Text {
	return rankedRows(regions, codes(catalogue.Regions, func(r store.Region) string { return r.Code }), func(code string) any {
		return proposal.RegionName(catalogue, code)
	})
}

func languageRows(languages countsByCode) []dialog.Text {
	order := codes(store.Languages(), func(l store.Language) string { return string(l) })
	return rankedRows(languages, order, func(code string) any { return dialog.Say("language_" + code) })
}

func codes[T any](list []T, code func(T) string) []string {
	out := make([]string, len(list))
	for i, item := range list {
		out[i] = code(item)
	}
	return out
}

// rankedRows returns the rows of counts, the most frequent first. Equals keep the order
// of the catalogue; what the catalogue has dropped comes after it.
func rankedRows(counts countsByCode, order []string, name func(code string) any) []dialog.Text {
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		if !slices.Contains(order, code) {
			order = append(order, code)
		}
	}
	rows := make([]row, len(order))
	for i, code := range order {
		rows[i] = row{name(code), counts[code]}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.count.now, a.count.now) })
	return rowTexts(rows)
}

// rowTexts leaves out what happened in neither week.
func rowTexts(rows []row) []dialog.Text {
	var texts []dialog.Text
	for _, row := range rows {
		data := dialog.Data{"Name": row.name, "Number": row.count.now}
		switch change := row.count.now - row.count.before; {
		case row.count == weekCounts{}:
			continue
		case change > 0:
			data["Change"] = dialog.Say("change_up", dialog.Data{"Number": change})
		case change < 0:
			data["Change"] = dialog.Say("change_down", dialog.Data{"Number": -change})
		default:
			data["Change"] = dialog.Say("change_none")
		}
		texts = append(texts, dialog.Say("digest_row", data))
	}
	return texts
}
