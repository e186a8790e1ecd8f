package report

import (
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// overviewTexts is how things stand now and what happened in the period.
func (l tallyReader) overviewTexts() ([]dialog.Text, error) {
	reader := *l.turn.Staff
	waits, err := desk.CountBacklog(l.turn)
	if err != nil {
		return nil, err
	}
	now := waits.Within(reader.Scope)
	rows := []dialog.Text{countText("stats_waiting", now.All), countText("stats_late", now.Late)}
	texts := []dialog.Text{dialog.Say("stats_now", dialog.Data{"Rows": rows})}

	decided, err := l.countDecisions(reader)
	if err != nil {
		return nil, err
	}
	rows = []dialog.Text{countText("stats_decided", decided)}
	if days := l.first.DaysUntil(l.last) + 1; days > 7 {
		rows = append(rows, countTextIfAny("stats_per_week", (decided*7+days/2)/days)...)
	}
	byRegion, err := l.answersBy(store.TallyResponsesIn)
	if err != nil {
		return nil, err
	}
	all := newAnswerCounts()
	for region, some := range byRegion {
		if canSeeRegion(reader, region) {
			for i, count := range some {
				all[i] += count
			}
		}
	}
	rows = append(rows, medianTexts(all)...)
	for _, kind := range []struct {
		tally store.TallyKind
		key   string
	}{{store.TallyUndone, "stats_undone"}, {store.TallyOverturned, "stats_overturned"}} {
		sum, err := l.sumVisible(kind.tally)
		if err != nil {
			return nil, err
		}
		if reader.Role != store.RoleModerator {
			rows = append(rows, countText(kind.key, sum))
		}
	}
	texts = append(texts, dialog.Say("stats_period", dialog.Data{"Rows": rows}))
	weeks, err := l.weekTexts(reader)
	return append(texts, weeks...), err
}

// weekTexts are the decisions week by week, back to the first with any.
func (l tallyReader) weekTexts(reader store.Staff) ([]dialog.Text, error) {
	var rows []dialog.Text
	listed := 0
	for _, week := range splitWeeks(l.first, l.last) {
		decided, err := tallyReader{turn: l.turn, first: week.First, last: week.Last}.countDecisions(reader)
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

func (l tallyReader) sumVisible(kind store.TallyKind) (int, error) {
	counts, err := l.counts(kind)
	if err != nil {
		return 0, err
	}
	sum := 0
	for id, count := range counts {
		may, err := canSeeFigures(l.turn, id)
		if err != nil {
			return 0, err
		}
		if may {
			sum += count
		}
	}
	return sum, nil
}
