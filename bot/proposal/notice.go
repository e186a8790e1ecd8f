package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Notice tells an author what was decided and what they can do next. Whoever
// sends it sees to it that there is an author left to tell.
func Notice(catalogue *store.Catalogue, p store.Proposal) dialog.Screen {
	text := DecisionText(catalogue, p)
	text = append(text, Named(p))
	return dialog.Screen{Text: append(text, dialog.Say("notice_next_"+string(p.Status)))}
}

// DecisionText is what was decided and why, as the author reads it; nothing
// while nobody has decided.
func DecisionText(catalogue *store.Catalogue, p store.Proposal) []dialog.Text {
	switch p.Status {
	case store.Accepted:
		return []dialog.Text{dialog.Say("notice_accepted")}
	case store.Declined:
		return []dialog.Text{dialog.Say("notice_declined", dialog.Data{"Reason": ReasonText(catalogue, p.Decision.Reason)})}
	}
	return nil
}

// Named is the number and title of a proposal.
func Named(p store.Proposal) dialog.Text {
	return dialog.Say("proposal_named", dialog.Data{"Number": p.Number, "Title": p.Title})
}
