package proposal

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Card is a proposal as a member of the staff sees it, with the buttons that very
// reader may press. Somebody who may not see it, or no longer, is told so. It is one
// message, whatever was written: see [shorten].
func Card(t *dialog.Turn, reader store.Staff, p store.Proposal) (dialog.Screen, error) {
	if !store.May(reader, store.Read, p) {
		return dialog.Screen{Text: []dialog.Text{dialog.Say("card_closed", dialog.Data{"Number": p.Number})}}, nil
	}
	around, err := lookAround(t, reader, p)
	if err != nil {
		return dialog.Screen{}, err
	}
	proposed, said := around.proposed(t), saidShown
	if len(proposed) > 0 {
		said = saidShownBesideBlock
	}
	shown, cut := shorten(p, said)
	screen := dialog.Screen{Text: urgent(p)}
	screen.Text = append(screen.Text, dialog.Say("card_facts", dialog.Data{"Number": p.Number, "Facts": facts(t, shown)}))
	screen.Text = append(screen.Text, words(shown)...)
	screen.Text = append(screen.Text, Said(shown)...)
	screen.Text = append(screen.Text, around.text(shown)...)
	screen.Text = append(screen.Text, decided(t.Catalogue, shown)...)
	screen.Text = append(screen.Text, proposed...)
	screen.Text = append(screen.Text, around.holder(reader, t.Now)...)
	addButtons(t, &screen, reader, p, around, cut)
	return screen, nil
}
