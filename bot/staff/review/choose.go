package review

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// choicePage is a list to choose from, page by page. A press carries the whole choice, so
// that nothing has to be stored between two presses.
type choicePage struct {
	action, prefix string
	choices        []dialog.Choice
	page           int
	// header is a row that every page has; it may be empty.
	header []dialog.Button
}

// parsePage returns the page that an argument asks for: the first if it is empty.
func parsePage(argument string) (page int, found bool) {
	if argument == "" {
		return 0, true
	}
	return dialog.ParsePage(argument)
}

// showChoices shows a page of a list in place of the card's buttons.
func showChoices(t *dialog.Turn, p store.Proposal, ask string, list choicePage) error {
	shown := dialog.List{
		Page: dialog.Paginate(list.page, len(list.choices), t.Catalogue.Limits.PageSize), Prefix: dialog.PagePrefix,
		Press: func(argument string) dialog.Press {
			return proposal.PressChoice(p, list.action, list.prefix+argument)
		},
	}
	var screen dialog.Screen
	screen.AddRow(list.header...)
	shown.AddChoices(&screen, list.choices)
	shown.AddPageButtons(&screen)
	return askOnCard(t, p, ask, card.MoreAction, screen.Rows)
}

// askOnCard asks something below the text of a card, with the buttons to answer in place
// of the card's own. back is the action of the button that leads back.
func askOnCard(t *dialog.Turn, p store.Proposal, ask, back string, rows [][]dialog.Button) error {
	screen, err := card.Screen(t, *t.Staff, p)
	if err != nil {
		return err
	}
	screen.Text, screen.Rows = append(screen.Text, dialog.Say(ask)), nil
	for _, row := range rows {
		screen.AddRow(row...)
	}
	screen.AddRow(proposal.Button(p, "button_back", back))
	t.ShowIn(card.Slot(p.Seq), "", screen)
	return nil
}
