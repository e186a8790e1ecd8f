package moderator

import (
	"usynys/bot/dialog"
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
