package card

import (
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// relatedTexts is what a card says of other proposals: the author's, those with the same
// relatedTexts and those it is linked with; and how often it was decided before.
func (s cardContext) relatedTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	if s.main.Seq != 0 {
		list = append(list, dialog.Say("card_main", dialog.Data{"Number": s.main.Number, "Status": proposal.StatusName(s.main.Status)}))
	}
	if s.duplicates > 0 {
		list = append(list, dialog.Say("card_linked", dialog.Data{"Number": s.duplicates}))
	}
	if p.NotDuplicate {
		list = append(list, dialog.Say("card_different"))
	}
	if past := len(p.PastDecisions); past > 0 {
		list = append(list, dialog.Say("card_past", dialog.Data{"Number": past}))
	}
	if s.othersTotal > 0 {
		list = append(list, dialog.Say("card_others", dialog.Data{"Total": s.othersTotal, "Rows": s.othersRows()}))
	}
	if s.sameTextCount > 0 {
		list = append(list, dialog.Say("card_same", dialog.Data{"Number": s.sameTextCount, "Authors": s.sameTextAuthors}))
	}
	return list
}

// othersRows are the author's other proposals by status.
func (s cardContext) othersRows() []dialog.Text {
	var rows []dialog.Text
	if s.othersTotal > maxRelated {
		rows = append(rows, dialog.Say("card_others_newest", dialog.Data{"Number": maxRelated}))
	}
	for _, status := range store.Statuses() {
		if count := s.othersByStatus[status]; count > 0 {
			rows = append(rows, dialog.Say("card_others_row", dialog.Data{"Status": proposal.StatusName(status), "Number": count}))
		}
	}
	return rows
}

// leaseTexts says who works on the proposal.
func (s cardContext) leaseTexts(reader store.Staff, now time.Time) []dialog.Text {
	switch {
	case s.leasedByOther(reader, now):
		return []dialog.Text{dialog.Say("card_held", dialog.Data{"Name": shortName(s.lease.ByName), "At": s.lease.Since})}
	case s.leasedByReader(reader, now):
		return []dialog.Text{dialog.Say("card_yours", dialog.Data{"At": s.lease.Until})}
	}
	return nil
}
