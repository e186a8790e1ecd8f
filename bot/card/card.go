package card

import (
	"slices"

	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/screening"
)

// Screen is a proposal as a member of the staff sees it, with the buttons that very
// reader may press. Somebody who may not see it, or no longer, is told so. It is one
// message, whatever was written: see [shorten].
func Screen(t *dialog.Turn, reader store.Staff, p store.Proposal) (dialog.Screen, error) {
	if !store.Authorized(reader, store.RightRead, p) {
		return dialog.Screen{Text: []dialog.Text{dialog.Say("card_closed", dialog.Data{"Number": p.Number})}}, nil
	}
	around, err := loadContext(t, reader, p)
	if err != nil {
		return dialog.Screen{}, err
	}
	proposed, said := around.proposedBlockTexts(t), entriesShown
	if len(proposed) > 0 {
		said = entriesShownBesideBlock
	}
	shown, cut := shorten(p, said)
	screen := dialog.Screen{Text: urgentTexts(p)}
	screen.Text = append(screen.Text, dialog.Say("card_facts", dialog.Data{"Number": p.Number, "Facts": factTexts(t, shown)}))
	screen.Text = append(screen.Text, contentTexts(shown)...)
	screen.Text = append(screen.Text, Discussion(shown)...)
	screen.Text = append(screen.Text, around.relatedTexts(shown)...)
	screen.Text = append(screen.Text, decisionTexts(t.Catalogue, shown)...)
	screen.Text = append(screen.Text, proposed...)
	screen.Text = append(screen.Text, around.leaseTexts(reader, t.Now)...)
	addButtons(t, &screen, reader, p, around, cut)
	return screen, nil
}

// urgentTexts is what has to be read before anything else on a card: somebody may come
// to harm.
func urgentTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, flag := range []screening.Flag{screening.FlagCrisis, screening.FlagThreat} {
		if slices.Contains(p.Flags, flag) {
			list = append(list, dialog.Say("card_urgent_"+string(flag)))
		}
	}
	return list
}

// flagTexts are the other flags, one a line: what a machine noticed, for a person to
// judge.
func flagTexts(p store.Proposal) []dialog.Text {
	var list []dialog.Text
	for _, flag := range screening.Flags() {
		if slices.Contains(p.Flags, flag) && !screening.Urgent([]screening.Flag{flag}) {
			list = append(list, dialog.Say("card_flag_"+string(flag)))
		}
	}
	if list == nil {
		return nil
	}
	return []dialog.Text{dialog.Say("card_flags", dialog.Data{"Flags": list})}
}
