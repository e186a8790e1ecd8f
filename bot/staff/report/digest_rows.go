package report

import (
	"cmp"
	"maps"
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// row is a line of a digest: what was counted, and how often.
type row struct {
	Name  any
	Count weekCounts
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

// rankedRows are the rows of a tally, the most frequent first; equals keep the order
// of the catalogue, and what the catalogue has dropped comes after it.
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
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.Count.Now, a.Count.Now) })
	return rowTexts(rows)
}

// rowTexts leaves out what did not happen in either stretch.
func rowTexts(rows []row) []dialog.Text {
	var texts []dialog.Text
	for _, row := range rows {
		data := dialog.Data{"Name": row.Name, "Number": row.Count.Now}
		switch change := row.Count.Now - row.Count.Before; {
		case row.Count == weekCounts{}:
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
