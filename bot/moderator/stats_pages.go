package moderator

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// overview is how things stand now and what happened in the period.
func (l ledger) overview() ([]dialog.Text, error) {
	reader := *l.turn.Staff
	waits, err := countBacklog(l.turn)
	if err != nil {
		return nil, err
	}
	now := waits.within(reader.Scope)
	rows := []dialog.Text{number("stats_waiting", now.All), number("stats_late", now.Late)}
	texts := []dialog.Text{dialog.Say("stats_now", dialog.Data{"Rows": rows})}

	decided, err := l.decided(reader)
	if err != nil {
		return nil, err
	}
	rows = []dialog.Text{number("stats_decided", decided)}
	if days := l.first.DaysUntil(l.last) + 1; days > 7 {
		rows = append(rows, some("stats_per_week", (decided*7+days/2)/days)...)
	}
	byRegion, err := l.answered(store.TallyAnsweredIn)
	if err != nil {
		return nil, err
	}
	all := newAnswers()
	for region, some := range byRegion {
		if inRegion(reader, region) {
			for i, count := range some {
				all[i] += count
			}
		}
	}
	rows = append(rows, half(all)...)
	for _, kind := range []struct {
		tally store.TallyKind
		key   string
	}{{store.TallyUndone, "stats_undone"}, {store.TallyOverturned, "stats_overturned"}} {
		sum, err := l.ofPeopleSeen(kind.tally)
		if err != nil {
			return nil, err
		}
		if reader.Role != store.Moderator {
			rows = append(rows, number(kind.key, sum))
		}
	}
	texts = append(texts, dialog.Say("stats_period", dialog.Data{"Rows": rows}))
	weeks, err := l.weeks(reader)
	return append(texts, weeks...), err
}

// weeks are the decisions week by week, back to the first with any.
func (l ledger) weeks(reader store.Staff) ([]dialog.Text, error) {
	var rows []dialog.Text
	listed := 0
	for _, week := range weeksOf(l.first, l.last) {
		decided, err := ledger{turn: l.turn, first: week.First, last: week.Last}.decided(reader)
		if err != nil {
			return nil, err
		}
		rows = append(rows, dialog.Say("stats_week", dialog.Data{"From": week.First, "Number": decided}))
		if decided > 0 {
			listed = len(rows)
		}
	}
	if listed == 0 {
		return nil, nil
	}
	return []dialog.Text{dialog.Say("stats_weeks", dialog.Data{"Rows": rows[:listed]})}, nil
}

func (l ledger) ofPeopleSeen(kind store.TallyKind) (int, error) {
	counts, err := l.counts(kind)
	if err != nil {
		return 0, err
	}
	sum := 0
	for id, count := range counts {
		may, err := figuresSeen(l.turn, id)
		if err != nil {
			return 0, err
		}
		if may {
			sum += count
		}
	}
	return sum, nil
}

// people are the figures of each colleague, who decided most first.
func (l ledger) people() ([]dialog.Text, error) {
	var counts [3]map[string]int
	for i, kind := range []store.TallyKind{store.TallyDecidedBy, store.TallyUndone, store.TallyOverturned} {
		var err error
		if counts[i], err = l.counts(kind); err != nil {
			return nil, err
		}
	}
	times, err := l.answered(store.TallyAnsweredBy)
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
		may, err := figuresSeen(l.turn, id)
		if err != nil {
			return nil, err
		}
		if !may {
			continue
		}
		rows := []dialog.Text{number("stats_decided", counts[0][id])}
		rows = append(rows, half(times[id])...)
		rows = append(rows, some("stats_undone", counts[1][id])...)
		rows = append(rows, some("stats_overturned", counts[2][id])...)
		numeric, _ := strconv.ParseInt(id, 10, 64) // figuresSeen has read it
		name, err := nameNow(l.turn, store.PersonID(numeric))
		if err != nil {
			return nil, err
		}
		list = append(list, dialog.Say("stats_one", dialog.Data{"Name": name, "Rows": rows}))
	}
	return list, nil
}

// regions are the figures of each region of the reader, in the catalogue's order.
func (l ledger) regions() ([]dialog.Text, error) {
	waits, err := countBacklog(l.turn)
	if err != nil {
		return nil, err
	}
	decided, err := l.counts(store.TallyDecidedIn)
	if err != nil {
		return nil, err
	}
	times, err := l.answered(store.TallyAnsweredIn)
	if err != nil {
		return nil, err
	}
	var list []dialog.Text
	for _, region := range l.turn.Catalogue.Regions {
		if !inRegion(*l.turn.Staff, region.Code) {
			continue
		}
		now := waits.within(store.Scope{Regions: []string{region.Code}, Topics: l.turn.Staff.Scope.Topics})
		if now.All == 0 && decided[region.Code] == 0 && times[region.Code].total() == 0 {
			continue
		}
		rows := []dialog.Text{number("stats_waiting", now.All)}
		rows = append(rows, some("stats_late", now.Late)...)
		rows = append(rows, number("stats_decided", decided[region.Code]))
		rows = append(rows, half(times[region.Code])...)
		list = append(list, dialog.Say("stats_one", dialog.Data{"Name": region.Name, "Rows": rows}))
	}
	return list, nil
}

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

func number(key string, count int) dialog.Text { return dialog.Say(key, dialog.Data{"Number": count}) }

// some is a row for what happened at all.
func some(key string, count int) []dialog.Text {
	if count == 0 {
		return nil
	}
	return []dialog.Text{number(key, count)}
}

// half says within what time half of the first answers were given.
func half(all answers) []dialog.Text {
	if all.total() == 0 {
		return nil
	}
	span, over := proposal.HalfWithin(all)
	key := "stats_half"
	if over {
		key = "stats_half_over"
	}
	return []dialog.Text{dialog.Say(key, dialog.Data{"Span": proposal.Span(span)})}
}
