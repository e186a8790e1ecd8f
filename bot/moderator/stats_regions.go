package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

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
