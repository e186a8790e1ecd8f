package report

import (
	"cmp"
	"maps"
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// reasonTexts are why proposals were declined, the most frequent first.
func (l tallyReader) reasonTexts() ([]dialog.Text, error) {
	all, err := l.counts(store.TallyDeclinedIn)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for of, count := range all {
		if region, reason := store.SplitRegionReasonKey(of); canSeeRegion(*l.turn.Staff, region) {
			counts[reason] += count
		}
	}
	order := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	var rows []dialog.Text
	for _, code := range order {
		var name any = dialog.Say("stats_own_words")
		if code != store.ReasonOwnWords {
			template, found, err := rules.TemplateOf(l.turn.Tx, *l.turn.Catalogue, code)
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

// regionTexts are the figures of each region of the reader, in the catalogue's order.
func (l tallyReader) regionTexts() ([]dialog.Text, error) {
	waits, err := desk.CountBacklog(l.turn)
	if err != nil {
		return nil, err
	}
	decided, err := l.counts(store.TallyDecidedIn)
	if err != nil {
		return nil, err
	}
	times, err := l.answersBy(store.TallyResponsesIn)
	if err != nil {
		return nil, err
	}
	var list []dialog.Text
	for _, region := range l.turn.Catalogue.Regions {
		if !canSeeRegion(*l.turn.Staff, region.Code) {
			continue
		}
		now := waits.Within(store.Scope{Regions: []string{region.Code}, Topics: l.turn.Staff.Scope.Topics})
		if now.All == 0 && decided[region.Code] == 0 && times[region.Code].total() == 0 {
			continue
		}
		rows := []dialog.Text{countText("stats_waiting", now.All)}
		rows = append(rows, countTextIfAny("stats_late", now.Late)...)
		rows = append(rows, countText("stats_decided", decided[region.Code]))
		rows = append(rows, medianTexts(times[region.Code])...)
		list = append(list, dialog.Say("stats_one", dialog.Data{"Name": region.Name, "Rows": rows}))
	}
	return list, nil
}
