package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// peopleTexts are the figures of each colleague. The one who decided most is first.
func (f figures) peopleTexts() ([]dialog.Text, error) {
	var counts [3]map[string]int
	for i, kind := range []store.TallyKind{store.TallyDecidedBy, store.TallyUndone, store.TallyOverturned} {
		var err error
		if counts[i], err = f.counts(kind); err != nil {
			return nil, err
		}
	}
	times, err := f.responseTimes(store.TallyResponsesBy)
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, some := range counts {
		for id := range some {
			ids[id] = true
		}
	}
	for id := range times {
		ids[id] = true
	}
	order := slices.Sorted(maps.Keys(ids))
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(counts[0][b], counts[0][a]) })
	var list []dialog.Text
	for _, id := range order {
		may, err := seesPerson(f.turn, id)
		if err != nil {
			return nil, err
		}
		if !may {
			continue
		}
		rows := []dialog.Text{countText("stats_decided", counts[0][id])}
		rows = append(rows, times[id].texts("stats_half", "stats_half_over")...)
		rows = append(rows, countTextIfAny("stats_undone", counts[1][id])...)
		rows = append(rows, countTextIfAny("stats_overturned", counts[2][id])...)
		numeric, _ := strconv.ParseInt(id, 10, 64) // seesPerson has parsed it
		name, err := desk.CurrentName(f.turn, store.PersonID(numeric))
		if err != nil {
			return nil, err
		}
		list = append(list, dialog.Say("stats_one", dialog.Data{"Name": name, "Rows": rows}))
	}
	return list, nil
}

// reasonTexts are the reasons for declining, the most frequent first.
func (f figures) reasonTexts() ([]dialog.Text, error) {
	all, err := f.counts(store.TallyDeclinedIn)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for of, count := range all {
		if region, reason := store.SplitRegionReasonKey(of); seesRegion(f.turn.Staff.Scope, region) {
			counts[reason] += count
		}
	}
	order := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	var rows []dialog.Text
	for _, code := range order {
		var name any = dialog.Say("stats_own_words")
		if code != store.ReasonOwnWords {
			template, found, err := rules.TemplateOf(f.turn.Tx, *f.turn.Catalogue, code)
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
func (f figures) regionTexts() ([]dialog.Text, error) {
	backlog, err := desk.CountBacklog(f.turn)
	if err != nil {
		return nil, err
	}
	decided, err := f.counts(store.TallyDecidedIn)
	if err != nil {
		return nil, err
	}
	times, err := f.responseTimes(store.TallyResponsesIn)
	if err != nil {
		return nil, err
	}
	var list []dialog.Text
	for _, region := range f.turn.Catalogue.Regions {
		if !seesRegion(f.turn.Staff.Scope, region.Code) {
			continue
		}
		now := backlog.Within(store.Scope{Regions: []string{region.Code}, Topics: f.turn.Staff.Scope.Topics})
		if now.All == 0 && decided[region.Code] == 0 && times[region.Code].total() == 0 {
			continue
		}
		rows := []dialog.Text{countText("stats_waiting", now.All)}
		rows = append(rows, countTextIfAny("stats_late", now.Late)...)
		rows = append(rows, countText("stats_decided", decided[region.Code]))
		rows = append(rows, times[region.Code].texts("stats_half", "stats_half_over")...)
		list = append(list, dialog.Say("stats_one", dialog.Data{"Name": region.Name, "Rows": rows}))
	}
	return list, nil
}
