package moderator

import (
	"cmp"
	"maps"
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// reasons are why proposals were declined, the most frequent first.
func (l ledger) reasons() ([]dialog.Text, error) {
	all, err := l.counts(store.TallyDeclinedIn)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for of, count := range all {
		if region, reason := store.CutRegionAndReason(of); inRegion(*l.turn.Staff, region) {
			counts[reason] += count
		}
	}
	order := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	var rows []dialog.Text
	for _, code := range order {
		var name any = dialog.Say("stats_own_words")
		if code != store.OwnWords {
			template, found, err := store.TemplateOf(l.turn.Tx, *l.turn.Catalogue, code)
			if err != nil {
				return nil, err
			}
			name = template.Button
			if !found {
				name = dialog.Say("stats_reason_gone")
			}
		}
		rows = append(rows, dialog.Say("stats_reason", dialog.Data{"Name": name, "Number": counts[code]}))
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return []dialog.Text{dialog.Say("stats_reasons", dialog.Data{"Rows": rows})}, nil
}
