package report

import (
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// overviewTexts say how things stand now and what happened in the period.
func (f figures) overviewTexts() ([]dialog.Text, error) {
	reader := *f.turn.Staff
	backlog, err := desk.CountBacklog(f.turn)
	if err != nil {
		return nil, err
	}
	now := backlog.Within(reader.Scope)
	rows := []dialog.Text{countText("stats_waiting", now.All), countText("stats_late", now.Late)}
	texts := []dialog.Text{dialog.Say("stats_now", dialog.Data{"Rows": rows})}

	decided, err := f.decisions(reader.Scope)
	if err != nil {
		return nil, err
	}
	rows = []dialog.Text{countText("stats_decided", decided)}
	if days := f.First.DaysUntil(f.Last) + 1; days > 7 {
		rows = append(rows, countTextIfAny("stats_per_week", (decided*7+days/2)/days)...)
	}
	times, err := f.responseTimesIn(reader.Scope)
	if err != nil {
		return nil, err
	}
	rows = append(rows, times.texts("stats_half", "stats_half_over")...)
	if reader.Role != store.RoleModerator {
		undone, err := f.sumOfPeople(store.TallyUndone)
		if err != nil {
			return nil, err
		}
		overturned, err := f.sumOfPeople(store.TallyOverturned)
		if err != nil {
			return nil, err
		}
		rows = append(rows, countText("stats_undone", undone), countText("stats_overturned", overturned))
	}
	texts = append(texts, dialog.Say("stats_period", dialog.Data{"Rows": rows}))
	weeks, err := f.weekTexts(reader)
	return append(texts, weeks...), err
}

// weekTexts say how many decisions there were week by week, back to the first with any.
func (f figures) weekTexts(reader store.Staff) ([]dialog.Text, error) {
	var rows []dialog.Text
	listed := 0
	for _, week := range f.weeks() {
		decided, err := figures{f.turn, week}.decisions(reader.Scope)
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

// sumOfPeople sums a tally over the people whose figures the sender may see.
func (f figures) sumOfPeople(kind store.TallyKind) (int, error) {
	counts, err := f.counts(kind)
	if err != nil {
		return 0, err
	}
	sum := 0
	for id, count := range counts {
		may, err := seesPerson(f.turn, id)
		if err != nil {
			return 0, err
		}
		if may {
			sum += count
		}
	}
	return sum, nil
}
