package card

import (
	"slices"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// maxRelated limits how many other proposals one card reads, so that a flood of them
// makes no card slow.
const maxRelated = 50

// cardContext is what a card says besides its proposal, as far as one reader may see it.
type cardContext struct {
	store.ProposalContext
	// sameText are the proposals with the same text that other people sent.
	sameText []store.Proposal
	// leasedByOther is set while a colleague of the reader has a lease, leasedByReader
	// while the reader has it.
	leasedByOther, leasedByReader bool
}

func contextFor(reader store.Staff, p store.Proposal, context store.ProposalContext, now time.Time) cardContext {
	return cardContext{
		ProposalContext: context,
		sameText: slices.DeleteFunc(slices.Clone(context.Same), func(other store.Proposal) bool {
			return other.Author == p.Author && p.Author != 0
		}),
		leasedByOther:  context.Lease.LeasedToOther(reader.ID, now),
		leasedByReader: context.Lease.Active(now) && context.Lease.By == reader.ID,
	}
}

// relatedTexts says what the card knows of other proposals: the author's, those with the
// same text, those linked with this one; and how often this one was decided before.
func (c cardContext) relatedTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	if c.Main.Seq != 0 {
		list = append(list, dialog.Say("card_main", dialog.Data{"Number": c.Main.Number, "Status": proposal.StatusName(c.Main.Status)}))
	}
	if c.Linked > 0 {
		list = append(list, dialog.Say("card_linked", dialog.Data{"Number": c.Linked}))
	}
	if p.NotDuplicate {
		list = append(list, dialog.Say("card_different"))
	}
	if past := len(p.PastDecisions); past > 0 {
		list = append(list, dialog.Say("card_past", dialog.Data{"Number": past}))
	}
	if c.Total > 0 {
		list = append(list, dialog.Say("card_others", dialog.Data{"Total": c.Total, "Rows": c.othersRows()}))
	}
	if len(c.sameText) > 0 {
		authors := map[store.PersonID]bool{}
		for _, other := range c.sameText {
			authors[other.Author] = true
		}
		list = append(list, dialog.Say("card_same", dialog.Data{"Number": len(c.sameText), "Authors": len(authors)}))
	}
	return list
}

// othersRows counts the author's other proposals by status, as the staff know it.
func (c cardContext) othersRows() []dialog.Text {
	var rows []dialog.Text
	if c.Total > maxRelated {
		rows = append(rows, dialog.Say("card_others_newest", dialog.Data{"Number": maxRelated}))
	}
	byStatus := map[store.Status]int{}
	for _, other := range c.Own {
		byStatus[other.Status]++
	}
	for _, status := range store.Statuses() {
		if count := byStatus[status]; count > 0 {
			rows = append(rows, dialog.Say("card_others_row", dialog.Data{"Status": proposal.StatusName(status), "Number": count}))
		}
	}
	return rows
}

// leaseTexts says who has the lease.
func (c cardContext) leaseTexts() []dialog.Text {
	switch {
	case c.leasedByOther:
		return []dialog.Text{dialog.Say("card_held", dialog.Data{"Name": shortName(c.Lease.ByName), "At": c.Lease.Since})}
	case c.leasedByReader:
		return []dialog.Text{dialog.Say("card_yours", dialog.Data{"At": c.Lease.Until})}
	}
	return nil
}
