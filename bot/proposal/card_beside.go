package proposal

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// text is what a card says of other proposals: the author's, those with the same
// text and those it is linked with; and how often it was decided before.
func (s surroundings) text(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	if s.main.Seq != 0 {
		list = append(list, dialog.Say("card_main", dialog.Data{"Number": s.main.Number, "Status": StatusName(s.main.Status)}))
	}
	if s.linked > 0 {
		list = append(list, dialog.Say("card_linked", dialog.Data{"Number": s.linked}))
	}
	if p.Different {
		list = append(list, dialog.Say("card_different"))
	}
	if past := len(p.Past); past > 0 {
		list = append(list, dialog.Say("card_past", dialog.Data{"Number": past}))
	}
	if s.total > 0 {
		list = append(list, dialog.Say("card_others", dialog.Data{"Total": s.total, "Rows": s.others()}))
	}
	if s.sent > 0 {
		list = append(list, dialog.Say("card_same", dialog.Data{"Number": s.sent, "Authors": s.authors}))
	}
	return list
}

// others are the author's other proposals by status.
func (s surroundings) others() []dialog.Text {
	var rows []dialog.Text
	if s.total > lookedAt {
		rows = append(rows, dialog.Say("card_others_newest", dialog.Data{"Number": lookedAt}))
	}
	for _, status := range store.Statuses() {
		if count := s.byStatus[status]; count > 0 {
			rows = append(rows, dialog.Say("card_others_row", dialog.Data{"Status": StatusName(status), "Number": count}))
		}
	}
	return rows
}

// holder says who works on the proposal.
func (s surroundings) holder(reader store.Staff, now time.Time) []dialog.Text {
	switch {
	case s.heldByOther(reader, now):
		return []dialog.Text{dialog.Say("card_held", dialog.Data{"Name": named(s.lease.ByName), "At": s.lease.Since})}
	case s.heldByReader(reader, now):
		return []dialog.Text{dialog.Say("card_yours", dialog.Data{"At": s.lease.Until})}
	}
	return nil
}
