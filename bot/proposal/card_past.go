package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Decisions is all that was decided on a proposal, whole: first what its author was
// told and what has ended since, then what holds now, each with who, when and why.
func Decisions(catalogue *store.Catalogue, p store.Proposal) []dialog.Text {
	var list []dialog.Text
	if len(p.Past) > 0 {
		list = append(list, dialog.Say("card_earlier"))
	}
	for _, decision := range p.Past {
		list = append(list, ended(decision))
		list = append(list, why(catalogue, decision.Reason)...)
	}
	return append(list, decided(catalogue, p)...)
}

func ended(decision store.Decision) dialog.Text {
	if decision.Action == store.ActionLapse {
		return dialog.Say("card_lapsed", dialog.Data{"At": decision.At})
	}
	return dialog.Say("card_ended", dialog.Data{
		"Status": StatusName(store.StatusAfter(decision.Action)), "Name": named(decision.ByName), "At": decision.At,
	})
}
