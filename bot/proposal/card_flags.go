package proposal

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
)

// urgent is what has to be read before anything else on a card: somebody may come
// to harm.
func urgent(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, flag := range []store.Flag{store.FlagCrisis, store.FlagThreat} {
		if slices.Contains(p.Flags, flag) {
			list = append(list, dialog.Say("card_urgent_"+string(flag)))
		}
	}
	return list
}

// flagged are the other flags, one a line: what a machine noticed, for a person to
// judge.
func flagged(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, flag := range store.Flags() {
		if slices.Contains(p.Flags, flag) && !store.Urgent([]store.Flag{flag}) {
			list = append(list, dialog.Say("card_flag_"+string(flag)))
		}
	}
	if list == nil {
		return nil
	}
	return []dialog.Text{dialog.Say("card_flags", dialog.Data{"Flags": list})}
}
