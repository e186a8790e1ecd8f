package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// peopleTexts are the figures of each colleague, who decided most first.
func (l tallyReader) peopleTexts() ([]dialog.Text, error) {
	var counts [3]map[string]int
	for i, kind := range []store.TallyKind{store.TallyDecidedBy, store.TallyUndone, store.TallyOverturned} {
		var err error
		if counts[i], err = l.counts(kind); err != nil {
			return nil, err
		}
	}
	times, err := l.answersBy(store.TallyResponsesBy)
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
		may, err := canSeeFigures(l.turn, id)
		if err != nil {
			return nil, err
		}
		if !may {
			continue
		}
		rows := []dialog.Text{countText("stats_decided", counts[0][id])}
		rows = append(rows, medianTexts(times[id])...)
		rows = append(rows, countTextIfAny("stats_undone", counts[1][id])...)
		rows = append(rows, countTextIfAny("stats_overturned", counts[2][id])...)
		numeric, _ := strconv.ParseInt(id, 10, 64) // figuresSeen has read it
		name, err := desk.CurrentName(l.turn, store.PersonID(numeric))
		if err != nil {
			return nil, err
		}
		list = append(list, dialog.Say("stats_one", dialog.Data{"Name": name, "Rows": rows}))
	}
	return list, nil
}
